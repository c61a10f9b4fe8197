# Copies the engine, with the models, recipes and terminology inside of it, where it looks first, beside the module.
# Run as the extension is built, so that a change of the engine counts; whole folders, so that no file can be forgotten.
# cmake -D source=REPOSITORY -D target=FOLDER_OF_SCRIPTED_MODULES -P copy_engine.cmake
file(REMOVE_RECURSE ${target}/CovidSegExtension) # what the source has no longer
file(COPY ${source}/CovidSegExtension DESTINATION ${target} PATTERN "__pycache__" EXCLUDE)
foreach(shared Models Recipes Terminology)
  file(COPY ${source}/Resources/${shared} DESTINATION ${target}/CovidSegExtension/Resources)
endforeach()
