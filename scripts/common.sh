# Read by the other scripts: goes to the repository's root and puts the virtual environment first on the PATH.
# VENV names another one; where there is none, the python of the PATH is used as it is.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
venv=${VENV:-.venv}
case "$venv" in /* | ?:*) ;; *) venv=$PWD/$venv ;; esac

use_venv() {
    local folder
    for folder in bin Scripts; do # Scripts: Windows
        if [ -d "$venv/$folder" ]; then export PATH="$venv/$folder:$PATH"; fi
    done
}
use_venv
