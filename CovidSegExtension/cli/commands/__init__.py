"""The commands of ``covidseg``, one file each."""
