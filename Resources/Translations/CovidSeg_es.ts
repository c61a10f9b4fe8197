<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>CovidSeg</name>
    <message>
        <source>CT:</source>
        <translation>TC:</translation>
    </message>
    <message>
        <source>The chest CT, in Hounsfield units</source>
        <translation>La TC de tórax, en unidades Hounsfield</translation>
    </message>
    <message>
        <source>Choose a CT</source>
        <translation>Elegir una TC</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Ejemplo</translation>
    </message>
    <message>
        <source>Load a computed chest CT with lesions of known volume; nothing is downloaded</source>
        <translation>Carga una TC de tórax calculada, con lesiones de volumen conocido; no se descarga nada</translation>
    </message>
    <message>
        <source>Model:</source>
        <translation>Modelo:</translation>
    </message>
    <message>
        <source>The trained network that finds the lesions</source>
        <translation>La red entrenada que encuentra las lesiones</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Añadir…</translation>
    </message>
    <message>
        <source>Copy a model folder (model.json and weights.safetensors) into your models</source>
        <translation>Copia una carpeta de modelo (model.json y weights.safetensors) entre sus modelos</translation>
    </message>
    <message>
        <source>Lungs:</source>
        <translation>Pulmones:</translation>
    </message>
    <message>
        <source>Where lesions may be: ground-glass opacity and consolidation in the lungs, effusion in the chest cavity</source>
        <translation>Dónde puede haber lesiones: vidrio deslustrado y consolidación en los pulmones, derrame en la cavidad torácica</translation>
    </message>
    <message>
        <source>Lung mask</source>
        <translation>Máscara de pulmones</translation>
    </message>
    <message>
        <source>The segmentation or label map that holds the lungs</source>
        <translation>La segmentación o el mapa de etiquetas que contiene los pulmones</translation>
    </message>
    <message>
        <source>Choose where the lungs are</source>
        <translation>Elegir dónde están los pulmones</translation>
    </message>
    <message>
        <source>Segment of the lung mask</source>
        <translation>Segmento de la máscara de pulmones</translation>
    </message>
    <message>
        <source>The segment that covers both lungs</source>
        <translation>El segmento que cubre ambos pulmones</translation>
    </message>
    <message>
        <source>Device:</source>
        <translation>Dispositivo:</translation>
    </message>
    <message>
        <source>Where the network runs</source>
        <translation>Dónde se ejecuta la red</translation>
    </message>
    <message>
        <source>Lung window</source>
        <translation>Ventana de pulmón</translation>
    </message>
    <message>
        <source>Show the CT in a lung window (1500 HU wide around -600)</source>
        <translation>Muestra la TC en ventana de pulmón (ancho 1500 UH en torno a -600)</translation>
    </message>
    <message>
        <source>Soft tissue</source>
        <translation>Partes blandas</translation>
    </message>
    <message>
        <source>Show the CT in a soft-tissue window (400 HU wide around 40)</source>
        <translation>Muestra la TC en ventana de partes blandas (ancho 400 UH en torno a 40)</translation>
    </message>
    <message>
        <source>Show and fit</source>
        <translation>Mostrar y ajustar</translation>
    </message>
    <message>
        <source>Show the CT in all slice views, as large as they are</source>
        <translation>Muestra la TC en todas las vistas de corte, tan grande como ellas</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Avanzado</translation>
    </message>
    <message>
        <source>Effort:</source>
        <translation>Esfuerzo:</translation>
    </message>
    <message>
        <source>For models of several networks. Automatic: thorough on a GPU and for short scans, quick for long scans on the CPU</source>
        <translation>Para modelos de varias redes. Automático: a fondo en GPU y en estudios cortos, rápido en estudios largos en la CPU</translation>
    </message>
    <message>
        <source>Smallest island:</source>
        <translation>Isla más pequeña:</translation>
    </message>
    <message>
        <source>Connected parts of a class smaller than this are removed; 0 keeps all</source>
        <translation>Las partes conexas de una clase menores que esto se eliminan; 0 las conserva todas</translation>
    </message>
    <message>
        <source>as the model says</source>
        <translation>según el modelo</translation>
    </message>
    <message>
        <source> mL</source>
        <translation> mL</translation>
    </message>
    <message>
        <source>Slices at a time:</source>
        <translation>Cortes a la vez:</translation>
    </message>
    <message>
        <source>More is faster on a GPU and needs more memory; it is halved by itself when memory runs out</source>
        <translation>Más es más rápido en una GPU y necesita más memoria; se reduce a la mitad por sí solo si falta</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automático</translation>
    </message>
    <message>
        <source>Probabilities:</source>
        <translation>Probabilidades:</translation>
    </message>
    <message>
        <source>also load them as volumes</source>
        <translation>cargarlas también como volúmenes</translation>
    </message>
    <message>
        <source>One volume a class, 0 to 1</source>
        <translation>Un volumen por clase, de 0 a 1</translation>
    </message>
    <message>
        <source>Uncertainty:</source>
        <translation>Incertidumbre:</translation>
    </message>
    <message>
        <source>keep a map of it</source>
        <translation>guardar un mapa de ella</translation>
    </message>
    <message>
        <source>How unsure the network was at each voxel, in percent; it can be laid over the CT</source>
        <translation>Lo insegura que estaba la red en cada vóxel, en por ciento; puede superponerse a la TC</translation>
    </message>
    <message>
        <source>No internet:</source>
        <translation>Sin internet:</translation>
    </message>
    <message>
        <source>Install packages from a folder…</source>
        <translation>Instalar paquetes de una carpeta…</translation>
    </message>
    <message>
        <source>For computers without internet: a folder of wheels (.whl) that another computer downloaded</source>
        <translation>Para ordenadores sin internet: una carpeta de wheels (.whl) que descargó otro ordenador</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segmentar</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>What the program that runs the network wrote</source>
        <translation>Lo que escribió el programa que ejecuta la red</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
    <message>
        <source>Segmentation on show</source>
        <translation>Segmentación mostrada</translation>
    </message>
    <message>
        <source>The segmentation whose figures are shown and which is corrected and exported</source>
        <translation>La segmentación cuyas cifras se muestran y que se corrige y exporta</translation>
    </message>
    <message>
        <source>No segmentation chosen</source>
        <translation>Ninguna segmentación elegida</translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation>Mediciones</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>Copiar tabla</translation>
    </message>
    <message>
        <source>Put the selected rows, or all of them, into the clipboard as text between tabs</source>
        <translation>Pone las filas elegidas, o todas, en el portapapeles como texto separado por tabuladores</translation>
    </message>
    <message>
        <source>Table to scene</source>
        <translation>Tabla a la escena</translation>
    </message>
    <message>
        <source>Put the figures, with their units, into a table of the scene that other modules can use</source>
        <translation>Pone las cifras, con sus unidades, en una tabla de la escena que otros módulos pueden usar</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>Zonas</translation>
    </message>
    <message>
        <source>Also show ground glass and consolidation in the upper, middle and lower third of each lung's height</source>
        <translation>Muestra también vidrio deslustrado y consolidación en los tercios superior, medio e inferior de la altura de cada pulmón</translation>
    </message>
    <message>
        <source>Previous lesion</source>
        <translation>Lesión anterior</translation>
    </message>
    <message>
        <source>Move the slice views back to the lesion before</source>
        <translation>Lleva las vistas de corte a la lesión anterior</translation>
    </message>
    <message>
        <source>Next lesion</source>
        <translation>Lesión siguiente</translation>
    </message>
    <message>
        <source>Move the slice views to the next lesion, largest first</source>
        <translation>Lleva las vistas de corte a la lesión siguiente, la mayor primero</translation>
    </message>
    <message>
        <source>Lesions</source>
        <translation>Lesiones</translation>
    </message>
    <message>
        <source>Choose a lesion by its size</source>
        <translation>Elegir una lesión por su tamaño</translation>
    </message>
    <message>
        <source>from:</source>
        <translation>desde:</translation>
    </message>
    <message>
        <source>Smallest lesion</source>
        <translation>Lesión más pequeña</translation>
    </message>
    <message>
        <source>Smaller lesions are passed over; in the table they count</source>
        <translation>Las lesiones menores se pasan por alto; en la tabla cuentan</translation>
    </message>
    <message>
        <source>Next uncertain place</source>
        <translation>Siguiente lugar incierto</translation>
    </message>
    <message>
        <source>Move the slice views to where the model was least sure, then to the next such place</source>
        <translation>Lleva las vistas de corte adonde el modelo estaba menos seguro, y luego al siguiente lugar</translation>
    </message>
    <message>
        <source>Show uncertainty</source>
        <translation>Mostrar incertidumbre</translation>
    </message>
    <message>
        <source>Lay over the CT how unsure the model was: dark 10 %, bright 50 % and more, where two classes were equally likely</source>
        <translation>Superpone a la TC lo inseguro que estaba el modelo: oscuro 10 %, claro desde 50 %, donde dos clases eran igual de probables</translation>
    </message>
    <message>
        <source>Correct the lungs</source>
        <translation>Corregir los pulmones</translation>
    </message>
    <message>
        <source>Correct the lungs in the editor below and measure again; the network does not run again</source>
        <translation>Corregir los pulmones en el editor de abajo y medir de nuevo; la red no se ejecuta otra vez</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Comparar…</translation>
    </message>
    <message>
        <source>Compare with an earlier or later result of the same patient in this scene: what is new, resolved, persisting</source>
        <translation>Comparar con un resultado anterior o posterior del mismo paciente en esta escena: qué es nuevo, qué se resolvió, qué persiste</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>GGO</source>
        <translation>Vidrio deslustrado</translation>
    </message>
    <message>
        <source>Show ground-glass opacity</source>
        <translation>Mostrar vidrio deslustrado</translation>
    </message>
    <message>
        <source>Consolidation</source>
        <translation>Consolidación</translation>
    </message>
    <message>
        <source>Show consolidation</source>
        <translation>Mostrar consolidación</translation>
    </message>
    <message>
        <source>Effusion</source>
        <translation>Derrame</translation>
    </message>
    <message>
        <source>Show pleural effusion</source>
        <translation>Mostrar derrame pleural</translation>
    </message>
    <message>
        <source>3D</source>
        <translation>3D</translation>
    </message>
    <message>
        <source>Show the surfaces of the segments in the 3D view</source>
        <translation>Muestra las superficies de los segmentos en la vista 3D</translation>
    </message>
    <message>
        <source>Outline only</source>
        <translation>Solo contorno</translation>
    </message>
    <message>
        <source>Show outlines only, so that the CT beneath stays visible</source>
        <translation>Muestra solo contornos, para que la TC debajo siga visible</translation>
    </message>
    <message>
        <source>Opacity:</source>
        <translation>Opacidad:</translation>
    </message>
    <message>
        <source>Opacity of the segments</source>
        <translation>Opacidad de los segmentos</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corregir</translation>
    </message>
    <message>
        <source>Add GGO</source>
        <translation>Añadir vidrio</translation>
    </message>
    <message>
        <source>Add consolidation</source>
        <translation>Añadir consolidación</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>around:</source>
        <translation>alrededor:</translation>
    </message>
    <message>
        <source>Size of a click</source>
        <translation>Tamaño de un clic</translation>
    </message>
    <message>
        <source>a point</source>
        <translation>un punto</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>Export and learn</source>
        <translation>Exportar y aprender</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Add to training set…</source>
        <translation>Añadir al conjunto de entrenamiento…</translation>
    </message>
    <message>
        <source>Retrain…</source>
        <translation>Reentrenar…</translation>
    </message>
    <message>
        <source>Train the chosen model further on a training set; Slicer stays usable</source>
        <translation>Sigue entrenando el modelo elegido con un conjunto de entrenamiento; Slicer sigue disponible</translation>
    </message>
    <message>
        <source>Many CTs</source>
        <translation>Muchas TC</translation>
    </message>
    <message>
        <source>All CTs of the scene</source>
        <translation>Todas las de la escena</translation>
    </message>
    <message>
        <source>Segment one CT after another; one that fails does not stop the others</source>
        <translation>Segmenta una TC tras otra; si una falla, las demás continúan</translation>
    </message>
    <message>
        <source>A folder…</source>
        <translation>Una carpeta…</translation>
    </message>
    <message>
        <source>Segment every CT in a folder and below it; label maps and reports go into another folder, not into the scene</source>
        <translation>Segmenta cada TC de una carpeta y sus subcarpetas; mapas e informes van a otra carpeta, no a la escena</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Stop; what was finished is kept</source>
        <translation>Parar; lo terminado se conserva</translation>
    </message>
    <message>
        <source>Tutorial and documentation</source>
        <translation>Tutorial y documentación</translation>
    </message>
    <message>
        <source>CovidSeg</source>
        <translation>CovidSeg</translation>
    </message>
    <message>
        <source>The models' training data and licences stand beside each model in the panel and in its model.json.</source>
        <translation>Los datos de entrenamiento y las licencias de los modelos figuran junto a cada modelo en el panel y en su model.json.</translation>
    </message>
    <message>
        <source>Finds ground-glass opacity, consolidation and pleural effusion on a chest CT and measures them. Choose a CT, press Segment, correct what is wrong, and export. For research: not a medical device, not for diagnosis.</source>
        <translation>Encuentra vidrio deslustrado, consolidación y derrame pleural en una TC de tórax y los mide. Elija una TC, pulse Segmentar, corrija lo que esté mal y exporte. Para investigación: no es un producto sanitario, no sirve para el diagnóstico.</translation>
    </message>
    <message>
        <source>Tutorial</source>
        <translation>Tutorial</translation>
    </message>
</context>
<context>
    <name>logic.training</name>
    <message>
        <source>Training set: an existing folder, or a new empty one</source>
        <translation>Conjunto de entrenamiento: una carpeta existente o una nueva vacía</translation>
    </message>
    <message>
        <source>Training set to learn from</source>
        <translation>Conjunto de entrenamiento del que aprender</translation>
    </message>
    <message>
        <source>The CT of this segmentation is no longer in the scene; load it again.</source>
        <translation>La TC de esta segmentación ya no está en la escena; cárguela de nuevo.</translation>
    </message>
    <message>
        <source>Going on with the training that was broken off…</source>
        <translation>Se continúa el entrenamiento interrumpido…</translation>
    </message>
    <message>
        <source>Starting the training…</source>
        <translation>Comienza el entrenamiento…</translation>
    </message>
    <message>
        <source>Stopping the training…</source>
        <translation>Parando el entrenamiento…</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Reemplazarla</translation>
    </message>
    <message>
        <source>Add it once more</source>
        <translation>Añadirla otra vez</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}: {figures}</source>
        <translation>Época {epoch} de {epochs}: {figures}</translation>
    </message>
    <message>
        <source>The new model '{name}' is ready and chosen above.</source>
        <translation>El nuevo modelo «{name}» está listo y elegido arriba.</translation>
    </message>
    <message>
        <source>The training was stopped.</source>
        <translation>El entrenamiento se paró.</translation>
    </message>
    <message>
        <source>The training failed; see above.</source>
        <translation>El entrenamiento falló; véase arriba.</translation>
    </message>
    <message>
        <source>Added as {name} to {folder}.</source>
        <translation>Añadida como {name} a {folder}.</translation>
    </message>
    <message>
        <source>This segmentation is already in the training set, as {name}.</source>
        <translation>Esta segmentación ya está en el conjunto de entrenamiento, como {name}.</translation>
    </message>
</context>
<context>
    <name>CovidSegLib.panel</name>
    <message>
        <source>Segment a CT first, or choose a segmentation.</source>
        <translation>Segmente primero una TC, o elija una segmentación.</translation>
    </message>
    <message>
        <source>Installing {packages}. This takes some minutes, in which Slicer hardly answers…</source>
        <translation>Instalando {packages}. Tarda unos minutos, en los que Slicer apenas responde…</translation>
    </message>
    <message>
        <source>The model '{name}' comes with these terms: {terms} It is not a medical device. Do you agree?</source>
        <translation>El modelo «{name}» tiene estas condiciones: {terms} No es un producto sanitario. ¿Está de acuerdo?</translation>
    </message>
    <message>
        <source>The scene was closed, so the segmentation was stopped.</source>
        <translation>La escena se cerró, por lo que se paró la segmentación.</translation>
    </message>
    <message>
        <source>Folder of a model</source>
        <translation>Carpeta de un modelo</translation>
    </message>
    <message>
        <source>Folder with wheels (.whl)</source>
        <translation>Carpeta con wheels (.whl)</translation>
    </message>
    <message>
        <source>Write the segmentation, a label map or the table to a file</source>
        <translation>Escribir la segmentación, un mapa de etiquetas o la tabla en un archivo</translation>
    </message>
    <message>
        <source>Put this CT and what you corrected into a folder that the training reads</source>
        <translation>Pone esta TC y lo que usted corrigió en una carpeta que lee el entrenamiento</translation>
    </message>
    <message>
        <source>Stop training</source>
        <translation>Parar el entrenamiento</translation>
    </message>
    <message>
        <source>Retrain…</source>
        <translation>Reentrenar…</translation>
    </message>
    <message>
        <source>A training is running; wait until it is done, or stop it.</source>
        <translation>Hay un entrenamiento en marcha; espere a que termine, o párelo.</translation>
    </message>
    <message>
        <source>Many CTs are being segmented; wait until that is done, or stop it.</source>
        <translation>Se están segmentando muchas TC; espere a que termine, o párelo.</translation>
    </message>
    <message>
        <source>There is no scene.</source>
        <translation>No hay escena.</translation>
    </message>
    <message>
        <source>Something else is running; wait until that is done, or stop it.</source>
        <translation>Hay otra cosa en marcha; espere a que termine, o párela.</translation>
    </message>
    <message>
        <source>The CT was removed, so the segmentation was stopped.</source>
        <translation>La TC se eliminó, por lo que se paró la segmentación.</translation>
    </message>
    <message>
        <source>The packages are installed.</source>
        <translation>Los paquetes están instalados.</translation>
    </message>
    <message>
        <source>{ct}, on which {name} was made, holds no voxels; load its file again.</source>
        <translation>{ct}, sobre la que se hizo {name}, no contiene vóxeles; cargue de nuevo su archivo.</translation>
    </message>
    <message>
        <source>The sample could not be made.</source>
        <translation>No se pudo hacer el ejemplo.</translation>
    </message>
    <message>
        <source>{name} was corrected by hand. Make a new segmentation beside it, or replace it? (Undo in the editor brings the corrections back.)</source>
        <translation>{name} se corrigió a mano. ¿Hacer una nueva segmentación al lado, o reemplazarla? (Deshacer en el editor recupera las correcciones.)</translation>
    </message>
    <message>
        <source>Make a new one</source>
        <translation>Hacer una nueva</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Reemplazarla</translation>
    </message>
    <message>
        <source>{name} was not made on a CT of this scene.</source>
        <translation>{name} no se hizo sobre una TC de esta escena.</translation>
    </message>
    <message>
        <source>{name} lies on the grid of {ct}, so it is taken as made on it.</source>
        <translation>{name} está en la cuadrícula de {ct}, así que se toma como hecho sobre ella.</translation>
    </message>
    <message>
        <source>{name} has no segments of CovidSeg, so there is nothing to measure.</source>
        <translation>{name} no tiene segmentos de CovidSeg, así que no hay nada que medir.</translation>
    </message>
</context>
<context>
    <name>process.dependencies</name>
    <message>
        <source>The folder {folder} holds no wheels (.whl); choose the folder that they were copied to.</source>
        <translation>La carpeta {folder} no contiene wheels (.whl); elija la carpeta a la que se copiaron.</translation>
    </message>
    <message>
        <source>PyTorch {installed} is installed, and CovidSeg needs {needed} or newer; uninstall it in the module PyTorch Utils, restart Slicer, and try again.</source>
        <translation>PyTorch {installed} está instalado, y CovidSeg necesita {needed} o posterior; desinstálelo en el módulo PyTorch Utils, reinicie Slicer e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Still missing after the installation: {names}; look into Slicer's Python console.</source>
        <translation>Tras la instalación aún falta: {names}; mire la consola de Python de Slicer.</translation>
    </message>
    <message>
        <source>CovidSeg needs Python packages that are not installed in Slicer: {packages}. They are downloaded from the internet, which takes some minutes and, for PyTorch, up to some gigabytes. Install them now?</source>
        <translation>CovidSeg necesita paquetes de Python que no están instalados en Slicer: {packages}. Se descargan de internet, lo que tarda unos minutos y, con PyTorch, ocupa hasta algunos gigabytes. ¿Instalarlos ahora?</translation>
    </message>
    <message>
        <source>CovidSeg needs {requirement} for this, and this Slicer brings {name} {version}, which must not be replaced; use a newer Slicer (5.12 has it), or Slicer's own export to DICOM.</source>
        <translation>CovidSeg necesita para esto {requirement}, y este Slicer trae {name} {version}, que no debe reemplazarse; use un Slicer más reciente (5.12 lo tiene) o la exportación a DICOM del propio Slicer.</translation>
    </message>
    <message>
        <source>The packages could not be installed ({reason}); look into Slicer's Python console, or install them from a folder of wheels.</source>
        <translation>No se pudieron instalar los paquetes ({reason}); mire la consola de Python de Slicer, o instálelos de una carpeta de wheels.</translation>
    </message>
    <message>
        <source>Slicer's extension PyTorch is not there; install it with the Extensions Manager, restart Slicer, and try again, or install from a folder of wheels.</source>
        <translation>Falta la extensión PyTorch de Slicer; instálela con el gestor de extensiones, reinicie Slicer e inténtelo de nuevo, o instale de una carpeta de wheels.</translation>
    </message>
    <message>
        <source>The packages could not be installed from {folder}: {hint}; the wheels must fit this Slicer's Python and operating system, and include what each package depends on.</source>
        <translation>No se pudieron instalar los paquetes de {folder}: {hint}; los wheels deben convenir al Python y al sistema operativo de este Slicer, e incluir aquello de lo que cada paquete depende.</translation>
    </message>
    <message>
        <source>there is no wheel of {names}</source>
        <translation>no hay wheel de {names}</translation>
    </message>
    <message>
        <source>see Slicer's Python console</source>
        <translation>véase la consola de Python de Slicer</translation>
    </message>
</context>
<context>
    <name>widgets.batch_table</name>
    <message>
        <source>Folder with CTs</source>
        <translation>Carpeta con TC</translation>
    </message>
    <message>
        <source>Empty folder for the results</source>
        <translation>Carpeta vacía para los resultados</translation>
    </message>
</context>
<context>
    <name>widgets.dialogs</name>
    <message>
        <source>How often the training goes through its samples; more takes longer</source>
        <translation>Cuántas veces recorre el entrenamiento sus muestras; más tarda más</translation>
    </message>
    <message>
        <source>Which classes are right on every slice now? The training takes the others for unknown, not for absent.</source>
        <translation>¿Qué clases son ahora correctas en todos los cortes? El entrenamiento toma las demás por desconocidas, no por ausentes.</translation>
    </message>
    <message>
        <source>Name of the new model:</source>
        <translation>Nombre del nuevo modelo:</translation>
    </message>
    <message>
        <source>Epochs:</source>
        <translation>Épocas:</translation>
    </message>
    <message>
        <source>Train the chosen model further on the {count} cases of {folder}.</source>
        <translation>Seguir entrenando el modelo elegido con los {count} casos de {folder}.</translation>
    </message>
    <message>
        <source>{path} exists. Replace it?</source>
        <translation>{path} existe. ¿Reemplazarlo?</translation>
    </message>
</context>
<context>
    <name>result.click_correction</name>
    <message>
        <source>Point the mouse at it in a slice view and press {key}; Undo below takes it back</source>
        <translation>Señálelo con el ratón en una vista de corte y pulse {key}; Deshacer, abajo, lo revierte</translation>
    </message>
    <message>
        <source>{ml} mL taken away.</source>
        <translation>{ml} mL quitados.</translation>
    </message>
    <message>
        <source>{ml} mL added.</source>
        <translation>{ml} mL añadidos.</translation>
    </message>
    <message>
        <source>All within this distance of the point is meant for sure, as under a brush, and what belongs to it around that; large lesions need fewer strokes then ({keys})</source>
        <translation>Todo lo que está a esta distancia del punto se incluye con seguridad, como bajo un pincel, y lo que le pertenece alrededor; las lesiones grandes necesitan así menos trazos ({keys})</translation>
    </message>
    <message>
        <source>Point the mouse at the place in a slice view and press {key}.</source>
        <translation>Señale el lugar con el ratón en una vista de corte y pulse {key}.</translation>
    </message>
</context>
<context>
    <name>result.comparison</name>
    <message>
        <source>Folder for the comparison</source>
        <translation>Carpeta para la comparación</translation>
    </message>
    <message>
        <source>The comparison is in {folder}: open comparison.html.</source>
        <translation>La comparación está en {folder}: abra comparison.html.</translation>
    </message>
    <message>
        <source>{name}, on {ct}, as the earlier study</source>
        <translation>{name}, sobre {ct}, como estudio anterior</translation>
    </message>
    <message>
        <source>Segment another CT of this patient first</source>
        <translation>Segmente primero otra TC de este paciente</translation>
    </message>
    <message>
        <source>{folder} holds a comparison. Replace it?</source>
        <translation>{folder} contiene una comparación. ¿Reemplazarla?</translation>
    </message>
</context>
<context>
    <name>result.display_controls</name>
    <message>
        <source>Show or hide all segments ({key})</source>
        <translation>Mostrar u ocultar todos los segmentos ({key})</translation>
    </message>
    <message>
        <source>The surfaces could not be made.</source>
        <translation>No se pudieron hacer las superficies.</translation>
    </message>
</context>
<context>
    <name>result.export_menu</name>
    <message>
        <source>Export the segmentation</source>
        <translation>Exportar la segmentación</translation>
    </message>
    <message>
        <source>Export the label map</source>
        <translation>Exportar el mapa de etiquetas</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>Exportar la tabla</translation>
    </message>
    <message>
        <source>Folder for the report</source>
        <translation>Carpeta para el informe</translation>
    </message>
    <message>
        <source>Folder for the DICOM objects</source>
        <translation>Carpeta para los objetos DICOM</translation>
    </message>
    <message>
        <source>DICOM SEG and SR lie beside the CT in the DICOM database.</source>
        <translation>DICOM SEG y SR están junto a la TC en la base de datos DICOM.</translation>
    </message>
    <message>
        <source>Segmentation for 3D Slicer (.seg.nrrd)…</source>
        <translation>Segmentación para 3D Slicer (.seg.nrrd)…</translation>
    </message>
    <message>
        <source>Label map, 1 to 3 (.nii.gz)…</source>
        <translation>Mapa de etiquetas, 1 a 3 (.nii.gz)…</translation>
    </message>
    <message>
        <source>DICOM segmentation (.dcm)…</source>
        <translation>Segmentación DICOM (.dcm)…</translation>
    </message>
    <message>
        <source>Table (.csv)…</source>
        <translation>Tabla (.csv)…</translation>
    </message>
    <message>
        <source>Report: page, PDF, all measurements…</source>
        <translation>Informe: página, PDF, todas las medidas…</translation>
    </message>
    <message>
        <source>DICOM segmentation and measurements (SEG, SR), into a folder…</source>
        <translation>Segmentación y medidas DICOM (SEG, SR), en una carpeta…</translation>
    </message>
    <message>
        <source>DICOM segmentation and measurements, beside the CT in the DICOM database</source>
        <translation>Segmentación y medidas DICOM, junto a la TC en la base de datos DICOM</translation>
    </message>
    <message>
        <source>Export DICOM SEG</source>
        <translation>Exportar DICOM SEG</translation>
    </message>
    <message>
        <source>The CT of this segmentation is no longer in the scene; load it again.</source>
        <translation>La TC de esta segmentación ya no está en la escena; cárguela de nuevo.</translation>
    </message>
    <message>
        <source>The report is in {folder}: open report.html.</source>
        <translation>El informe está en {folder}: abra report.html.</translation>
    </message>
    <message>
        <source>Slicer's DICOM database did not take the objects; its error log says why.</source>
        <translation>La base de datos DICOM de Slicer no aceptó los objetos; su registro de errores dice por qué.</translation>
    </message>
    <message>
        <source>Exported to {path}.</source>
        <translation>Exportado a {path}.</translation>
    </message>
    <message>
        <source>DICOM SEG and SR are in {folder}.</source>
        <translation>DICOM SEG y SR están en {folder}.</translation>
    </message>
    <message>
        <source>{folder} holds a report. Replace it?</source>
        <translation>{folder} contiene un informe. ¿Reemplazarlo?</translation>
    </message>
    <message>
        <source>{folder} holds DICOM objects. Replace them?</source>
        <translation>{folder} contiene objetos DICOM. ¿Reemplazarlos?</translation>
    </message>
</context>
<context>
    <name>result.findings_table</name>
    <message>
        <source>Also show ground glass and consolidation in the upper, middle and lower third of each lung's height</source>
        <translation>Muestra también vidrio deslustrado y consolidación en los tercios superior, medio e inferior de la altura de cada pulmón</translation>
    </message>
    <message>
        <source>There are no zones: the lungs are unknown, or the scan cuts them off</source>
        <translation>No hay zonas: los pulmones son desconocidos, o el estudio los corta</translation>
    </message>
    <message>
        <source>On the patient's right; in brackets the share of the right lung, or of its third</source>
        <translation>A la derecha del paciente; entre paréntesis la parte del pulmón derecho, o de su tercio</translation>
    </message>
    <message>
        <source>On the patient's left; in brackets the share of the left lung, or of its third</source>
        <translation>A la izquierda del paciente; entre paréntesis la parte del pulmón izquierdo, o de su tercio</translation>
    </message>
</context>
<context>
    <name>result.lung_correction</name>
    <message>
        <source>The lungs are being corrected; press Use these lungs first.</source>
        <translation>Se están corrigiendo los pulmones; pulse antes «Usar estos pulmones».</translation>
    </message>
    <message>
        <source>Correct the lungs</source>
        <translation>Corregir los pulmones</translation>
    </message>
    <message>
        <source>Use these lungs</source>
        <translation>Usar estos pulmones</translation>
    </message>
    <message>
        <source>Correct the lungs in the editor below, then press Use these lungs.</source>
        <translation>Corrija los pulmones en el editor de abajo y pulse Usar estos pulmones.</translation>
    </message>
    <message>
        <source>Measured again in the corrected lungs.</source>
        <translation>Medido de nuevo en los pulmones corregidos.</translation>
    </message>
</context>
<context>
    <name>result.places</name>
    <message>
        <source>Uncertain place {number} of {count}: {what}</source>
        <translation>Lugar incierto {number} de {count}: {what}</translation>
    </message>
    <message>
        <source>Lesion {number} of {count}: {what}</source>
        <translation>Lesión {number} de {count}: {what}</translation>
    </message>
    <message>
        <source>No place stands out as uncertain.</source>
        <translation>Ningún lugar destaca como incierto.</translation>
    </message>
    <message>
        <source>The lesions could not be found.</source>
        <translation>No se pudieron encontrar las lesiones.</translation>
    </message>
    <message>
        <source>The CT of this segmentation is no longer in the scene; load it again.</source>
        <translation>La TC de esta segmentación ya no está en la escena; cárguela de nuevo.</translation>
    </message>
    <message>
        <source>No lesion of this size</source>
        <translation>Ninguna lesión de este tamaño</translation>
    </message>
    <message>
        <source>and {count} smaller ones</source>
        <translation>y {count} menores</translation>
    </message>
    <message>
        <source>There is no lesion of {ml} mL or more.</source>
        <translation>No hay ninguna lesión de {ml} mL o más.</translation>
    </message>
</context>
<context>
    <name>result.results</name>
    <message>
        <source>The table is in the clipboard.</source>
        <translation>La tabla está en el portapapeles.</translation>
    </message>
    <message>
        <source>There is nothing to measure: the CT of this segmentation is not in the scene.</source>
        <translation>No hay nada que medir: la TC de esta segmentación no está en la escena.</translation>
    </message>
    <message>
        <source>The figures are in the scene's table {name}.</source>
        <translation>Las cifras están en la tabla {name} de la escena.</translation>
    </message>
</context>
<context>
    <name>widgets.run_status</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segmentar</translation>
    </message>
    <message>
        <source>Find and measure the lesions on the CT</source>
        <translation>Encontrar y medir las lesiones en la TC</translation>
    </message>
    <message>
        <source>Ready to segment.</source>
        <translation>Listo para segmentar.</translation>
    </message>
</context>
<context>
    <name>widgets.selectors</name>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>Choose the segmentation or label map that holds the lungs.</source>
        <translation>Elija la segmentación o el mapa de etiquetas que contiene los pulmones.</translation>
    </message>
    <message>
        <source>The chosen segmentation has no segments; choose another for the lungs.</source>
        <translation>La segmentación elegida no tiene segmentos; elija otra para los pulmones.</translation>
    </message>
    <message>
        <source>{name} (not on this computer)</source>
        <translation>{name} (no está en este ordenador)</translation>
    </message>
    <message>
        <source>The model '{name}' is not on this computer; choose or add another.</source>
        <translation>El modelo «{name}» no está en este ordenador; elija o añada otro.</translation>
    </message>
    <message>
        <source>Automatic ({device})</source>
        <translation>Automático ({device})</translation>
    </message>
</context>
<context>
    <name>frontend.batch</name>
    <message>
        <source>CT</source>
        <translation>TC</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>GGO, mL</source>
        <translation>Vidrio deslustrado, mL</translation>
    </message>
    <message>
        <source>Consolidation, mL</source>
        <translation>Consolidación, mL</translation>
    </message>
    <message>
        <source>Effusion, mL</source>
        <translation>Derrame, mL</translation>
    </message>
    <message>
        <source>Affected, %</source>
        <translation>Afectado, %</translation>
    </message>
    <message>
        <source>Stopped; what was finished is kept.</source>
        <translation>Parado; lo terminado se conserva.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Parando…</translation>
    </message>
    <message>
        <source>CT {number} of {total}, {name}: {what}</source>
        <translation>TC {number} de {total}, {name}: {what}</translation>
    </message>
    <message>
        <source>There is no CT in the scene; load some, or choose a folder.</source>
        <translation>No hay ninguna TC en la escena; cargue alguna, o elija una carpeta.</translation>
    </message>
    <message>
        <source>A lung mask of the scene fits one CT; choose another way to find the lungs.</source>
        <translation>Una máscara pulmonar de la escena vale para una TC; elija otra forma de encontrar los pulmones.</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en espera</translation>
    </message>
    <message>
        <source>The scene was closed, so the batch was stopped.</source>
        <translation>La escena se cerró, por lo que se paró la serie.</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en marcha</translation>
    </message>
    <message>
        <source>CT {number} of {total}, {name}</source>
        <translation>TC {number} de {total}, {name}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminada</translation>
    </message>
    <message>
        <source>{done} of {total} CTs segmented.</source>
        <translation>{done} de {total} TC segmentadas.</translation>
    </message>
    <message>
        <source>Looking for CTs in {folder}…</source>
        <translation>Buscando TC en {folder}…</translation>
    </message>
    <message>
        <source>was removed</source>
        <translation>se eliminó</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>parada</translation>
    </message>
    <message>
        <source>Label maps and reports are in {folder}; open reports/cohort.html.</source>
        <translation>Los mapas de etiquetas y los informes están en {folder}; abra reports/cohort.html.</translation>
    </message>
</context>
<context>
    <name>frontend.choices</name>
    <message>
        <source>Choose a CT, or load the sample.</source>
        <translation>Elija una TC, o cargue el ejemplo.</translation>
    </message>
    <message>
        <source>The package lungmask is not installed; install it, or choose another way to find the lungs.</source>
        <translation>El paquete lungmask no está instalado; instálelo, o elija otra forma de encontrar los pulmones.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>Grey values and anatomy, no network</source>
        <translation>Valores de gris y anatomía, sin red</translation>
    </message>
    <message>
        <source>Package lungmask (U-Net R231)</source>
        <translation>Paquete lungmask (U-Net R231)</translation>
    </message>
    <message>
        <source>Segment or label map of the scene</source>
        <translation>Segmento o mapa de etiquetas de la escena</translation>
    </message>
    <message>
        <source>None: search the whole image</source>
        <translation>Ninguno: buscar en toda la imagen</translation>
    </message>
    <message>
        <source>Quick: one network, one look</source>
        <translation>Rápido: una red, una mirada</translation>
    </message>
    <message>
        <source>Thorough: all networks, mirror images too</source>
        <translation>A fondo: todas las redes, también imágenes en espejo</translation>
    </message>
    <message>
        <source>{name} was made by CovidSeg from a CT; choose that CT.</source>
        <translation>{name} lo hizo CovidSeg a partir de una TC; elija esa TC.</translation>
    </message>
    <message>
        <source>{name} is a label map; choose the CT that it was made from.</source>
        <translation>{name} es un mapa de etiquetas; elija la TC de la que se hizo.</translation>
    </message>
    <message>
        <source>{name} holds no voxels; choose another CT.</source>
        <translation>{name} no contiene vóxeles; elija otra TC.</translation>
    </message>
</context>
<context>
    <name>frontend.findings</name>
    <message>
        <source>Nothing that makes these CTs hard to compare was found.</source>
        <translation>No se encontró nada que dificulte la comparación de estas TC.</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Hallazgo</translation>
    </message>
    <message>
        <source>mL</source>
        <translation>mL</translation>
    </message>
    <message>
        <source>% of lungs</source>
        <translation>% de los pulmones</translation>
    </message>
    <message>
        <source>Right, mL</source>
        <translation>Derecha, mL</translation>
    </message>
    <message>
        <source>Left, mL</source>
        <translation>Izquierda, mL</translation>
    </message>
    <message>
        <source>The change of the share of lung is unknown.</source>
        <translation>El cambio de la proporción de pulmón es desconocido.</translation>
    </message>
    <message>
        <source>Both CTs: {note}</source>
        <translation>Ambas TC: {note}</translation>
    </message>
    <message>
        <source>The first CT: {note}</source>
        <translation>La primera TC: {note}</translation>
    </message>
    <message>
        <source>The second CT: {note}</source>
        <translation>La segunda TC: {note}</translation>
    </message>
    <message>
        <source>upper third</source>
        <translation>tercio superior</translation>
    </message>
    <message>
        <source>middle third</source>
        <translation>tercio medio</translation>
    </message>
    <message>
        <source>lower third</source>
        <translation>tercio inferior</translation>
    </message>
    <message>
        <source>Lungs</source>
        <translation>Pulmones</translation>
    </message>
    <message>
        <source>Ground-glass opacity</source>
        <translation>Opacidad en vidrio deslustrado</translation>
    </message>
    <message>
        <source>Consolidation</source>
        <translation>Consolidación</translation>
    </message>
    <message>
        <source>Pleural effusion</source>
        <translation>Derrame pleural</translation>
    </message>
    <message>
        <source>Affected lung</source>
        <translation>Pulmón afectado</translation>
    </message>
    <message>
        <source>{value} of {maximum}</source>
        <translation>{value} de {maximum}</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>CT-0 or CT-1</source>
        <translation>CT-0 o CT-1</translation>
    </message>
    <message>
        <source>GGO and consolidation: {then} % → {now} % of the lungs ({points} points).</source>
        <translation>Vidrio deslustrado y consolidación: {then} % → {now} % de los pulmones ({points} puntos).</translation>
    </message>
    <message>
        <source>Days between the CTs: {days}.</source>
        <translation>Días entre las TC: {days}.</translation>
    </message>
    <message>
        <source>Affected, {third}</source>
        <translation>Afectado, {third}</translation>
    </message>
</context>
<context>
    <name>frontend.models</name>
    <message>
        <source>Research use only (terms of the training data); the code is Apache-2.0.</source>
        <translation>Solo para investigación (condiciones de los datos de entrenamiento); el código es Apache-2.0.</translation>
    </message>
    <message>
        <source>Its description can be read once the packages are installed.</source>
        <translation>Su descripción podrá leerse cuando los paquetes estén instalados.</translation>
    </message>
    <message>
        <source>Accuracy not measured.</source>
        <translation>Exactitud no medida.</translation>
    </message>
    <message>
        <source>Licence unknown.</source>
        <translation>Licencia desconocida.</translation>
    </message>
    <message>
        <source>{name} ({count} cases)</source>
        <translation>{name} ({count} casos)</translation>
    </message>
    <message>
        <source>Trained on {data}.</source>
        <translation>Entrenado con {data}.</translation>
    </message>
    <message>
        <source>There is already a model '{name}' in {folder}; rename or remove one of the two.</source>
        <translation>Ya hay un modelo «{name}» en {folder}; cambie el nombre de uno de los dos o elimínelo.</translation>
    </message>
    <message>
        <source>unknown data</source>
        <translation>datos desconocidos</translation>
    </message>
    <message>
        <source>Dice on held-out cases: {figures}.</source>
        <translation>Dice en casos reservados: {figures}.</translation>
    </message>
</context>
<context>
    <name>frontend.places</name>
    <message>
        <source>{name}, {ml} mL</source>
        <translation>{name}, {ml} mL</translation>
    </message>
    <message>
        <source>outside the lungs</source>
        <translation>fuera de los pulmones</translation>
    </message>
    <message>
        <source>uncertainty {percent} %</source>
        <translation>incertidumbre {percent} %</translation>
    </message>
    <message>
        <source>right</source>
        <translation>derecha</translation>
    </message>
    <message>
        <source>left</source>
        <translation>izquierda</translation>
    </message>
</context>
<context>
    <name>frontend.retraining</name>
    <message>
        <source>{folder} is no training set: it has no imagesTr with CTs; add corrected CTs to it first.</source>
        <translation>{folder} no es un conjunto de entrenamiento: no tiene imagesTr con TC; añada primero TC corregidas.</translation>
    </message>
    <message>
        <source>The CT of this segmentation is no longer in the scene; load it again.</source>
        <translation>La TC de esta segmentación ya no está en la escena; cárguela de nuevo.</translation>
    </message>
    <message>
        <source>Accuracy not measured: too few cases.</source>
        <translation>Exactitud no medida: demasiados pocos casos.</translation>
    </message>
    <message>
        <source>{lesion} on {cases}: {before:.2f} before, {now:.2f} now.</source>
        <translation>{lesion} en {cases}: {before:.2f} antes, {now:.2f} ahora.</translation>
    </message>
    <message>
        <source>Accuracy (Dice):</source>
        <translation>Exactitud (Dice):</translation>
    </message>
    <message>
        <source>Accuracy not measured: the held-out cases hold no lesion.</source>
        <translation>Exactitud no medida: los casos reservados no contienen lesiones.</translation>
    </message>
    <message>
        <source>WORSE: {sentence}</source>
        <translation>PEOR: {sentence}</translation>
    </message>
</context>
<context>
    <name>frontend.segmenting</name>
    <message>
        <source>the CPU</source>
        <translation>la CPU</translation>
    </message>
    <message>
        <source>Little was found; looking again: slice {done} of {total}</source>
        <translation>Se encontró poco; segunda mirada: corte {done} de {total}</translation>
    </message>
    <message>
        <source>Slice {done} of {total}</source>
        <translation>Corte {done} de {total}</translation>
    </message>
    <message>
        <source>Putting the slices together…</source>
        <translation>Juntando los cortes…</translation>
    </message>
    <message>
        <source>Something unexpected went wrong ({kind}); see the details.</source>
        <translation>Ocurrió algo inesperado ({kind}); véanse los detalles.</translation>
    </message>
    <message>
        <source>about {seconds} s left</source>
        <translation>quedan unos {seconds} s</translation>
    </message>
    <message>
        <source>Starting the network; the first time this takes a few seconds…</source>
        <translation>Arrancando la red; la primera vez tarda unos segundos…</translation>
    </message>
    <message>
        <source>Done in {seconds} s on {device}.</source>
        <translation>Terminado en {seconds} s en {device}.</translation>
    </message>
    <message>
        <source>Finding the lungs…</source>
        <translation>Buscando los pulmones…</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Preparando…</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>quedan unos {minutes} min</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Parando…</translation>
    </message>
    <message>
        <source>The CT was removed; the result was dropped.</source>
        <translation>La TC se eliminó; el resultado se descartó.</translation>
    </message>
    <message>
        <source>{ct} findings</source>
        <translation>{ct}, hallazgos</translation>
    </message>
    <message>
        <source>Stopped; nothing was changed.</source>
        <translation>Parado; no se cambió nada.</translation>
    </message>
</context>
<context>
    <name>worker.batch_client</name>
    <message>
        <source>The segmentation process</source>
        <translation>El proceso de segmentación</translation>
    </message>
</context>
<context>
    <name>worker.client</name>
    <message>
        <source>The segmentation process was stopped; try again.</source>
        <translation>El proceso de segmentación se paró; inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The volume could not be handed over through {folder} ({reason}); make room on the disk.</source>
        <translation>No se pudo entregar el volumen por {folder} ({reason}); libere espacio en el disco.</translation>
    </message>
    <message>
        <source>The segmentation process</source>
        <translation>El proceso de segmentación</translation>
    </message>
    <message>
        <source>The segmentation process gave an answer that cannot be used ({reason}).</source>
        <translation>El proceso de segmentación dio una respuesta que no se puede usar ({reason}).</translation>
    </message>
</context>
<context>
    <name>worker.jobs</name>
    <message>
        <source>{what} could not be started, because Python was not found; install it again.</source>
        <translation>{what} no pudo arrancar, porque no se encontró Python; instálelo de nuevo.</translation>
    </message>
    <message>
        <source>{what} was killed, perhaps because memory ran out; close other programs and try again.</source>
        <translation>{what} fue terminado, quizá por falta de memoria; cierre otros programas e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>{what} crashed before it gave a result; see the details, and try again.</source>
        <translation>{what} falló antes de dar un resultado; vea los detalles e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>{what} ended with exit code {code} before it gave a result; see the details, and try again.</source>
        <translation>{what} terminó con el código {code} antes de dar un resultado; vea los detalles e inténtelo de nuevo.</translation>
    </message>
</context>
<context>
    <name>worker.training_client</name>
    <message>
        <source>The training process ended, but its model is not in {folder}; see the details.</source>
        <translation>El proceso de entrenamiento terminó, pero su modelo no está en {folder}; véanse los detalles.</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>pérdida</translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation>pérdida de validación</translation>
    </message>
    <message>
        <source>validation Dice</source>
        <translation>Dice de validación</translation>
    </message>
    <message>
        <source>The training process</source>
        <translation>El proceso de entrenamiento</translation>
    </message>
    <message>
        <source>The training process ended without a model; see the details.</source>
        <translation>El proceso de entrenamiento terminó sin modelo; véanse los detalles.</translation>
    </message>
    <message>
        <source>{figures}; {minutes} min left</source>
        <translation>{figures}; quedan {minutes} min</translation>
    </message>
</context>
<context>
    <name>app.autosave</name>
    <message>
        <source>Corrections of {ct} were not exported when CovidSeg ended ({when}).</source>
        <translation>Las correcciones de {ct} no estaban exportadas cuando CovidSeg terminó ({when}).</translation>
    </message>
    <message>
        <source>{ct} findings</source>
        <translation>{ct}, hallazgos</translation>
    </message>
    <message>
        <source>The corrections that were kept cannot be read; discard them.</source>
        <translation>Las correcciones guardadas no se pueden leer; descártelas.</translation>
    </message>
</context>
<context>
    <name>app.launch</name>
    <message>
        <source>Others on the network can reach this page: whoever has the address below sees the CT.</source>
        <translation>Otros en la red pueden abrir esta página: quien tenga la dirección de abajo ve la TC.</translation>
    </message>
    <message>
        <source>Ctrl-C ends it.</source>
        <translation>Ctrl-C lo termina.</translation>
    </message>
    <message>
        <source>Nobody had the page open for {minutes} min, so it was ended.</source>
        <translation>Nadie tuvo la página abierta durante {minutes} min, así que se cerró.</translation>
    </message>
    <message>
        <source>Corrections that were not exported are kept; covidseg app offers them next time.</source>
        <translation>Las correcciones no exportadas se conservan; covidseg app las ofrecerá la próxima vez.</translation>
    </message>
</context>
<context>
    <name>app.page</name>
    <message>
        <source>The connection to CovidSeg is gone</source>
        <translation>Se perdió la conexión con CovidSeg</translation>
    </message>
    <message>
        <source>Reload this page. If that does not help, CovidSeg has ended: start covidseg app again, and open the address that it prints; corrections that were not exported are offered there.</source>
        <translation>Recargue esta página. Si no ayuda, CovidSeg ha terminado: inicie covidseg app de nuevo y abra la dirección que muestra; allí se ofrecen las correcciones no exportadas.</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Recargar</translation>
    </message>
    <message>
        <source>Four views</source>
        <translation>Cuatro vistas</translation>
    </message>
    <message>
        <source>Large axial view</source>
        <translation>Vista axial grande</translation>
    </message>
    <message>
        <source>Axial alone</source>
        <translation>Solo axial</translation>
    </message>
    <message>
        <source>3D alone</source>
        <translation>Solo 3D</translation>
    </message>
    <message>
        <source>Axial</source>
        <translation>Axial</translation>
    </message>
    <message>
        <source>Coronal</source>
        <translation>Coronal</translation>
    </message>
    <message>
        <source>Sagittal</source>
        <translation>Sagital</translation>
    </message>
    <message>
        <source>3D</source>
        <translation>3D</translation>
    </message>
    <message>
        <source>Lung</source>
        <translation>Pulmón</translation>
    </message>
    <message>
        <source>Soft tissue</source>
        <translation>Partes blandas</translation>
    </message>
    <message>
        <source>Right lung</source>
        <translation>Pulmón derecho</translation>
    </message>
    <message>
        <source>Left lung</source>
        <translation>Pulmón izquierdo</translation>
    </message>
    <message>
        <source>Add what looks alike</source>
        <translation>Añadir lo que se parece</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Erase inside</source>
        <translation>Borrar dentro</translation>
    </message>
    <message>
        <source>Keep inside</source>
        <translation>Conservar dentro</translation>
    </message>
    <message>
        <source>Fill inside</source>
        <translation>Rellenar dentro</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Mediana</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Apertura</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Cierre</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Mirar</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>Pintar</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Borrar</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Cortar</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>Clic</translation>
    </message>
    <message>
        <source>Segmentation for 3D Slicer</source>
        <translation>Segmentación para 3D Slicer</translation>
    </message>
    <message>
        <source>Label map, 1 to 3</source>
        <translation>Mapa de etiquetas, 1 a 3</translation>
    </message>
    <message>
        <source>DICOM segmentation</source>
        <translation>Segmentación DICOM</translation>
    </message>
    <message>
        <source>DICOM structured report</source>
        <translation>Informe estructurado DICOM</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabla</translation>
    </message>
    <message>
        <source>Report: page, PDF, measurements</source>
        <translation>Informe: página, PDF, medidas</translation>
    </message>
    <message>
        <source>Slice up, down, in the view under the pointer</source>
        <translation>Corte arriba, abajo en la vista bajo el puntero</translation>
    </message>
    <message>
        <source>Page ↑  Page ↓</source>
        <translation>Re Pág  Av Pág</translation>
    </message>
    <message>
        <source>Ten slices up, down, in the view under the pointer</source>
        <translation>Diez cortes arriba, abajo en la vista bajo el puntero</translation>
    </message>
    <message>
        <source>Class to edit</source>
        <translation>Clase que se edita</translation>
    </message>
    <message>
        <source>Paint, erase, scissors, click</source>
        <translation>Pintar, borrar, tijeras, clic</translation>
    </message>
    <message>
        <source>Put the tool down</source>
        <translation>Soltar la herramienta</translation>
    </message>
    <message>
        <source>Larger, smaller brush</source>
        <translation>Pincel mayor, menor</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espacio</translation>
    </message>
    <message>
        <source>Hide the segments, show them</source>
        <translation>Ocultar, mostrar los segmentos</translation>
    </message>
    <message>
        <source>Next lesion, next uncertain place</source>
        <translation>Lesión siguiente, lugar dudoso siguiente</translation>
    </message>
    <message>
        <source>Undo, redo</source>
        <translation>Deshacer, rehacer</translation>
    </message>
    <message>
        <source>Fit all views</source>
        <translation>Ajustar todas las vistas</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Claro u oscuro</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Teclado</translation>
    </message>
    <message>
        <source>Controls</source>
        <translation>Controles</translation>
    </message>
    <message>
        <source>Corrections were kept</source>
        <translation>Se conservaron correcciones</translation>
    </message>
    <message>
        <source>Go on with them</source>
        <translation>Seguir con ellas</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>CT</source>
        <translation>TC</translation>
    </message>
    <message>
        <source>File or zip</source>
        <translation>Archivo o zip</translation>
    </message>
    <message>
        <source>DICOM folder</source>
        <translation>Carpeta DICOM</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Ejemplo</translation>
    </message>
    <message>
        <source>CT: a file or a zip archive</source>
        <translation>TC: un archivo o un zip</translation>
    </message>
    <message>
        <source>CT: a folder with DICOM files</source>
        <translation>TC: una carpeta con archivos DICOM</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Cargando</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segmentar</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>Lungs, device, effort</source>
        <translation>Pulmones, dispositivo, esfuerzo</translation>
    </message>
    <message>
        <source>Keep a map of what the network is not sure of</source>
        <translation>Guardar un mapa de lo que la red no tiene claro</translation>
    </message>
    <message>
        <source>Lungs found by</source>
        <translation>Pulmones hallados por</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Effort</source>
        <translation>Esfuerzo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>Shares, sides and zones need to know where the lungs are.</source>
        <translation>Los porcentajes, lados y zonas requieren saber dónde están los pulmones.</translation>
    </message>
    <message>
        <source>Finding the lungs</source>
        <translation>Buscando los pulmones</translation>
    </message>
    <message>
        <source>Find the lungs</source>
        <translation>Buscar los pulmones</translation>
    </message>
    <message>
        <source>Corrected by hand</source>
        <translation>Corregido a mano</translation>
    </message>
    <message>
        <source>Look through</source>
        <translation>Recorrer</translation>
    </message>
    <message>
        <source>Lesion before</source>
        <translation>Lesión anterior</translation>
    </message>
    <message>
        <source>Next lesion</source>
        <translation>Lesión siguiente</translation>
    </message>
    <message>
        <source>Next uncertain place</source>
        <translation>Siguiente lugar incierto</translation>
    </message>
    <message>
        <source>Lesions of at least, mL</source>
        <translation>Lesiones de al menos, mL</translation>
    </message>
    <message>
        <source>Colour what the network was not sure of</source>
        <translation>Colorear lo que la red no tenía claro</translation>
    </message>
    <message>
        <source>Correct the lungs</source>
        <translation>Corregir los pulmones</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corregir</translation>
    </message>
    <message>
        <source>What is edited</source>
        <translation>Lo que se edita</translation>
    </message>
    <message>
        <source>Show or hide</source>
        <translation>Mostrar u ocultar</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Bloquear</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar todo</translation>
    </message>
    <message>
        <source>Hide all</source>
        <translation>Ocultar todo</translation>
    </message>
    <message>
        <source>Brush, mm</source>
        <translation>Pincel, mm</translation>
    </message>
    <message>
        <source>A ball: paint the slices around it too</source>
        <translation>Una bola: pintar también los cortes vecinos</translation>
    </message>
    <message>
        <source>Scissors</source>
        <translation>Tijeras</translation>
    </message>
    <message>
        <source>Click on a lesion in a slice: what looks like it nearby is added to the class.</source>
        <translation>Haga clic en una lesión de un corte: lo que se le parece cerca se añade a la clase.</translation>
    </message>
    <message>
        <source>Click on what is drawn by mistake: what belongs to it there is taken away.</source>
        <translation>Haga clic en lo dibujado por error: se quita lo que allí le pertenece.</translation>
    </message>
    <message>
        <source>Through all slices</source>
        <translation>A través de todos los cortes</translation>
    </message>
    <message>
        <source>Only within a range of grey values</source>
        <translation>Solo dentro de un rango de grises</translation>
    </message>
    <message>
        <source>From, HU</source>
        <translation>Desde, UH</translation>
    </message>
    <message>
        <source>to, HU</source>
        <translation>hasta, UH</translation>
    </message>
    <message>
        <source>Fill the class with all of this range</source>
        <translation>Llenar la clase con todo este rango</translation>
    </message>
    <message>
        <source>Largest island only</source>
        <translation>Solo la isla mayor</translation>
    </message>
    <message>
        <source>Drop islands below</source>
        <translation>Quitar islas menores de</translation>
    </message>
    <message>
        <source>Smooth, mm</source>
        <translation>Suavizar, mm</translation>
    </message>
    <message>
        <source>Show and correct the lungs</source>
        <translation>Mostrar y corregir los pulmones</translation>
    </message>
    <message>
        <source>Use these lungs</source>
        <translation>Usar estos pulmones</translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation>Dejarlos</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Opacidad</translation>
    </message>
    <message>
        <source>Outlines only</source>
        <translation>Solo contornos</translation>
    </message>
    <message>
        <source>Surfaces in 3D</source>
        <translation>Superficies en 3D</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>Needs a CT that came as DICOM</source>
        <translation>Requiere una TC en DICOM</translation>
    </message>
    <message>
        <source>Tables and reports are in English: other programs read them, and scores are quoted from their papers.</source>
        <translation>Las tablas y los informes están en inglés: otros programas los leen, y las puntuaciones se citan de sus publicaciones.</translation>
    </message>
    <message>
        <source>Compare with an earlier CT</source>
        <translation>Comparar con una TC anterior</translation>
    </message>
    <message>
        <source>Keep this result, then open and segment the later CT of the same patient.</source>
        <translation>Conserve este resultado y luego abra y segmente la TC posterior del mismo paciente.</translation>
    </message>
    <message>
        <source>Earlier CT:</source>
        <translation>TC anterior:</translation>
    </message>
    <message>
        <source>Now open and segment the later one.</source>
        <translation>Ahora abra y segmente la posterior.</translation>
    </message>
    <message>
        <source>Compare, and save the report</source>
        <translation>Comparar y guardar el informe</translation>
    </message>
    <message>
        <source>Keep this result as the earlier one</source>
        <translation>Conservar este resultado como anterior</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>Soltar</translation>
    </message>
    <message>
        <source>Learn from corrections</source>
        <translation>Aprender de las correcciones</translation>
    </message>
    <message>
        <source>Training set: a folder on this computer</source>
        <translation>Conjunto de entrenamiento: una carpeta de este equipo</translation>
    </message>
    <message>
        <source>Right on every slice; the training takes the others for unknown:</source>
        <translation>Correcta en todos los cortes; el entrenamiento toma las demás por desconocidas:</translation>
    </message>
    <message>
        <source>Add to the training set</source>
        <translation>Añadir al conjunto de entrenamiento</translation>
    </message>
    <message>
        <source>Retrain</source>
        <translation>Reentrenar</translation>
    </message>
    <message>
        <source>Stop training</source>
        <translation>Parar el entrenamiento</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Épocas</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entrenamiento</translation>
    </message>
    <message>
        <source>What the training wrote</source>
        <translation>Lo que escribió el entrenamiento</translation>
    </message>
    <message>
        <source>Many CTs</source>
        <translation>Muchas TC</translation>
    </message>
    <message>
        <source>Folder with CTs, on this computer</source>
        <translation>Carpeta con TC, en este equipo</translation>
    </message>
    <message>
        <source>Send files</source>
        <translation>Enviar archivos</translation>
    </message>
    <message>
        <source>Send a folder</source>
        <translation>Enviar una carpeta</translation>
    </message>
    <message>
        <source>Many CTs: files</source>
        <translation>Varias TC: archivos</translation>
    </message>
    <message>
        <source>Many CTs: a folder</source>
        <translation>Varias TC: una carpeta</translation>
    </message>
    <message>
        <source>Folder for the results; a new one if empty</source>
        <translation>Carpeta para los resultados; vacía: una nueva</translation>
    </message>
    <message>
        <source>Segment them all</source>
        <translation>Segmentar todas</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Mirar</translation>
    </message>
    <message>
        <source>Save all results (zip)</source>
        <translation>Guardar todos los resultados (zip)</translation>
    </message>
    <message>
        <source>For research, not for diagnosis. Everything stays on this computer.</source>
        <translation>Para investigación, no para diagnóstico. Todo queda en este equipo.</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Vistas</translation>
    </message>
    <message>
        <source>Open a chest CT</source>
        <translation>Abrir una TC de tórax</translation>
    </message>
    <message>
        <source>A NIfTI, NRRD or MetaImage file, a folder of DICOM slices, or a zip archive of either. Drop it anywhere on this page.</source>
        <translation>Un archivo NIfTI, NRRD o MetaImage, una carpeta de cortes DICOM, o un zip de cualquiera. Suéltelo en cualquier parte de esta página.</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Elegir un archivo</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>Probar el ejemplo</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>scene.results</name>
    <message>
        <source>Lesion {number} of {count}: {what}</source>
        <translation>Lesión {number} de {count}: {what}</translation>
    </message>
    <message>
        <source>Uncertain place {number} of {count}: {what}</source>
        <translation>Lugar incierto {number} de {count}: {what}</translation>
    </message>
    <message>
        <source>No place stands out as uncertain.</source>
        <translation>Ningún lugar destaca como incierto.</translation>
    </message>
    <message>
        <source>There is no lesion of {ml} mL or more.</source>
        <translation>No hay ninguna lesión de {ml} mL o más.</translation>
    </message>
</context>
<context>
    <name>app.server</name>
    <message>
        <source>drawn elsewhere</source>
        <translation>dibujado en otro lugar</translation>
    </message>
</context>
<context>
    <name>app.session</name>
    <message>
        <source>The segmentation was corrected by hand. Opening another CT drops the corrections.</source>
        <translation>La segmentación se corrigió a mano. Al abrir otra TC se pierden las correcciones.</translation>
    </message>
    <message>
        <source>{x} × {y} × {z} voxels of {a:.2f} × {b:.2f} × {c:.2f} mm</source>
        <translation>{x} × {y} × {z} vóxeles de {a:.2f} × {b:.2f} × {c:.2f} mm</translation>
    </message>
    <message>
        <source>The corrections were not exported; they stay for the comparison, until the page is closed.</source>
        <translation>Las correcciones no están exportadas; quedan para la comparación hasta que se cierre la página.</translation>
    </message>
    <message>
        <source>The segmentation was corrected by hand. Segmenting again replaces it; Undo brings it back.</source>
        <translation>La segmentación se corrigió a mano. Segmentar de nuevo la reemplaza; Deshacer la recupera.</translation>
    </message>
    <message>
        <source>{ct} findings</source>
        <translation>{ct}, hallazgos</translation>
    </message>
    <message>
        <source>Drop the corrections?</source>
        <translation>¿Descartar las correcciones?</translation>
    </message>
    <message>
        <source>Go on without export?</source>
        <translation>¿Seguir sin exportar?</translation>
    </message>
    <message>
        <source>Drop them</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Segment again?</source>
        <translation>¿Segmentar de nuevo?</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Segment again</source>
        <translation>Segmentar de nuevo</translation>
    </message>
</context>
<context>
    <name>tasks.choosing</name>
    <message>
        <source>The model '{name}' comes with these terms: {terms} It is not a medical device. Do you agree?</source>
        <translation>El modelo «{name}» tiene estas condiciones: {terms} No es un producto sanitario. ¿Está de acuerdo?</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>Automatic ({device})</source>
        <translation>Automático ({device})</translation>
    </message>
    <message>
        <source>Terms of the model</source>
        <translation>Condiciones del modelo</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>Acepto</translation>
    </message>
</context>
<context>
    <name>tasks.comparison</name>
    <message>
        <source>There is nothing to compare; keep one result as the earlier CT, and segment another.</source>
        <translation>No hay nada que comparar; conserve un resultado como TC anterior y segmente otra.</translation>
    </message>
</context>
<context>
    <name>tasks.correcting</name>
    <message>
        <source>{ml} mL taken away.</source>
        <translation>{ml} mL quitados.</translation>
    </message>
    <message>
        <source>{ml} mL added.</source>
        <translation>{ml} mL añadidos.</translation>
    </message>
    <message>
        <source>This class is locked; unlock it, or choose another one.</source>
        <translation>Esta clase está bloqueada; desbloquéela o elija otra.</translation>
    </message>
    <message>
        <source>A click adds ground-glass opacity or consolidation; paint an effusion.</source>
        <translation>Un clic añade vidrio deslustrado o consolidación; pinte un derrame.</translation>
    </message>
</context>
<context>
    <name>tasks.exports</name>
    <message>
        <source>Writing…</source>
        <translation>Escribiendo…</translation>
    </message>
    <message>
        <source>There is nothing to export; segment a CT first.</source>
        <translation>No hay nada que exportar; segmente antes una TC.</translation>
    </message>
    <message>
        <source>Exported as {name}.</source>
        <translation>Exportado como {name}.</translation>
    </message>
</context>
<context>
    <name>tasks.learning</name>
    <message>
        <source>Train {model} further on the {count} cases of {folder}, {epochs} epochs; the new model is {name}.</source>
        <translation>Seguir entrenando {model} con los {count} casos de {folder}, {epochs} épocas; el modelo nuevo es {name}.</translation>
    </message>
    <message>
        <source>Going on with the training that was broken off…</source>
        <translation>Se continúa el entrenamiento interrumpido…</translation>
    </message>
    <message>
        <source>Starting the training…</source>
        <translation>Comienza el entrenamiento…</translation>
    </message>
    <message>
        <source>Stopping the training…</source>
        <translation>Parando el entrenamiento…</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}: {figures}</source>
        <translation>Época {epoch} de {epochs}: {figures}</translation>
    </message>
    <message>
        <source>The new model '{name}' is ready and chosen above.</source>
        <translation>El nuevo modelo «{name}» está listo y elegido arriba.</translation>
    </message>
    <message>
        <source>The training was stopped.</source>
        <translation>El entrenamiento se paró.</translation>
    </message>
    <message>
        <source>The training failed; see above.</source>
        <translation>El entrenamiento falló; véase arriba.</translation>
    </message>
    <message>
        <source>This segmentation is already in the training set, as {name}.</source>
        <translation>Esta segmentación ya está en el conjunto de entrenamiento, como {name}.</translation>
    </message>
    <message>
        <source>Replace it?</source>
        <translation>¿Reemplazarlo?</translation>
    </message>
    <message>
        <source>Added as {name} to {folder}.</source>
        <translation>Añadida como {name} a {folder}.</translation>
    </message>
    <message>
        <source>Retrain?</source>
        <translation>¿Reentrenar?</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Reemplazarla</translation>
    </message>
    <message>
        <source>Add it once more</source>
        <translation>Añadirla otra vez</translation>
    </message>
    <message>
        <source>Retrain</source>
        <translation>Reentrenar</translation>
    </message>
</context>
<context>
    <name>tasks.lungs</name>
    <message>
        <source>Correct the lungs with the tools, then press Use these lungs.</source>
        <translation>Corrija los pulmones con las herramientas y pulse «Usar estos pulmones».</translation>
    </message>
    <message>
        <source>Measured again in the corrected lungs.</source>
        <translation>Medido de nuevo en los pulmones corregidos.</translation>
    </message>
    <message>
        <source>No lungs were found in this CT, so there are no shares; draw them with the button below.</source>
        <translation>No se encontraron pulmones en esta TC, así que no hay porcentajes; dibújelos con el botón de abajo.</translation>
    </message>
</context>
<context>
    <name>tasks.many</name>
    <message>
        <source>{folder} is no folder on this computer; name one with CTs, or send files.</source>
        <translation>{folder} no es una carpeta de este equipo; indique una con TC o envíe archivos.</translation>
    </message>
    <message>
        <source>{folder} is not empty; name an empty folder for the results, or a new one.</source>
        <translation>{folder} no está vacía; indique una carpeta vacía o nueva para los resultados.</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Enviando…</translation>
    </message>
    <message>
        <source>The upload was broken off; choose the CTs again.</source>
        <translation>El envío se interrumpió; elija las TC de nuevo.</translation>
    </message>
    <message>
        <source>This CT has no result to look at.</source>
        <translation>Esta TC no tiene resultado que mirar.</translation>
    </message>
    <message>
        <source>There are no results to fetch; segment some CTs first.</source>
        <translation>No hay resultados que guardar; segmente antes algunas TC.</translation>
    </message>
    <message>
        <source>Name a folder with CTs, or send files.</source>
        <translation>Indique una carpeta con TC o envíe archivos.</translation>
    </message>
    <message>
        <source>{count} files were sent.</source>
        <translation>Se enviaron {count} archivos.</translation>
    </message>
    <message>
        <source>Sending {name}…</source>
        <translation>Enviando {name}…</translation>
    </message>
</context>
<context>
    <name>tasks.opening</name>
    <message>
        <source>Making the sample…</source>
        <translation>Creando el ejemplo…</translation>
    </message>
    <message>
        <source>Reading the CT…</source>
        <translation>Leyendo la TC…</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
    <message>
        <source>The upload was broken off; choose the CT again.</source>
        <translation>El envío se interrumpió; elija la TC de nuevo.</translation>
    </message>
    <message>
        <source>This folder</source>
        <translation>Esta carpeta</translation>
    </message>
    <message>
        <source>Loading {name}…</source>
        <translation>Cargando {name}…</translation>
    </message>
</context>
<context>
    <name>web.routes</name>
    <message>
        <source>The page did not ask for this.</source>
        <translation>La página no pidió esto.</translation>
    </message>
</context>
<context>
    <name>web.security</name>
    <message>
        <source>This address is not the server's own; open the one that covidseg app printed.</source>
        <translation>Esta dirección no es la del servidor; abra la que mostró covidseg app.</translation>
    </message>
    <message>
        <source>The token is not the server's; open the address that covidseg app printed last.</source>
        <translation>El token no es el del servidor; abra la última dirección que mostró covidseg app.</translation>
    </message>
    <message>
        <source>This request comes from another page.</source>
        <translation>Esta solicitud viene de otra página.</translation>
    </message>
    <message>
        <source>Open the address that covidseg app printed, token included.</source>
        <translation>Abra la dirección que mostró covidseg app, con su token.</translation>
    </message>
</context>
<context>
    <name>web.uploads</name>
    <message>
        <source>No file came; choose a CT.</source>
        <translation>No llegó ningún archivo; elija una TC.</translation>
    </message>
    <message>
        <source>A file and a folder have the same name; rename one of the two.</source>
        <translation>Un archivo y una carpeta tienen el mismo nombre; cambie uno de los dos.</translation>
    </message>
    <message>
        <source>More than {gib} GiB; choose the files of one CT.</source>
        <translation>Más de {gib} GiB; elija los archivos de una sola TC.</translation>
    </message>
    <message>
        <source>More than {count} files; choose the folder of one CT.</source>
        <translation>Más de {count} archivos; elija la carpeta de una sola TC.</translation>
    </message>
</context>
<context>
    <name>frontend.engine_sentences</name>
    <message>
        <source>The slices are {gap} mm apart (more than {limit}): small lesions are missed or blurred.</source>
        <translation>Los cortes están a {gap} mm (más de {limit}): las lesiones pequeñas se pierden o quedan borrosas.</translation>
    </message>
    <message>
        <source>The spine seems to lie beside the lungs: the image may be turned by a quarter, and sides, zones and effusion are then wrong; check the orientation.</source>
        <translation>La columna parece estar al lado de los pulmones: quizá la imagen esté girada un cuarto de vuelta, y lados, zonas y derrame son entonces erróneos; compruebe la orientación.</translation>
    </message>
    <message>
        <source>The liver seems to lie on the left: the image or its header may be mirrored, or the patient's organs are, and right and left are then exchanged; check the orientation.</source>
        <translation>El hígado parece estar a la izquierda: la imagen o su cabecera puede estar reflejada, o lo están los órganos del paciente, y derecha e izquierda están entonces intercambiadas; compruebe la orientación.</translation>
    </message>
    <message>
        <source>The air around the patient is at about {air} HU, where a CT has it at -1000: the scale of the values (rescale slope, intercept) may be wrong, and what is found with it; check the export.</source>
        <translation>El aire alrededor del paciente está en unas {air} UH, donde una TC lo tiene en -1000: la escala de los valores (pendiente e intersección) puede ser incorrecta, y con ella lo que se encuentra; compruebe la exportación.</translation>
    </message>
    <message>
        <source>Neighbouring slices seem to have changed places (numbers {number} and {other} from below are the first): each looks more like the slice beyond the other than like the one beside it; export the CT again.</source>
        <translation>Cortes vecinos parecen haberse intercambiado (los números {number} y {other} desde abajo son los primeros): cada uno se parece más al corte de más allá del otro que al de al lado; exporte la TC de nuevo.</translation>
    </message>
    <message>
        <source>The voxels measure 1 × 1 × 1 mm and begin at 0, 0, 0, as where size and orientation were never written: volumes, sides and zones may be wrong; check the export.</source>
        <translation>Los vóxeles miden 1 × 1 × 1 mm y empiezan en 0, 0, 0, como cuando el tamaño y la orientación nunca se escribieron: volúmenes, lados y zonas pueden ser incorrectos; compruebe la exportación.</translation>
    </message>
    <message>
        <source>The header does not say which way up the patient lies (qform and sform are not set): programs differ in what they take for right and left, front and back; check the orientation.</source>
        <translation>La cabecera no dice cómo está colocado el paciente (qform y sform no están definidos): los programas difieren en lo que toman por derecha e izquierda, delante y detrás; compruebe la orientación.</translation>
    </message>
    <message>
        <source>The header gives two voxel sizes, {taken} mm (sform) and {size} mm (pixdim); the first was taken, and volumes are wrong if it is; check the export.</source>
        <translation>La cabecera da dos tamaños de vóxel, {taken} mm (sform) y {size} mm (pixdim); se tomó el primero, y si es incorrecto lo son los volúmenes; compruebe la exportación.</translation>
    </message>
    <message>
        <source>The header says in two ways how the patient lies (sform and qform), and they differ in what is right and left, front and back, or top and base; the sform was taken; check the orientation.</source>
        <translation>La cabecera dice de dos maneras cómo está colocado el paciente (sform y qform), y difieren en lo que es derecha e izquierda, delante y detrás o arriba y abajo; se tomó la sform; compruebe la orientación.</translation>
    </message>
    <message>
        <source>Nothing is above {limit} HU, where {share} % of the image lie, as in a picture with a lung window: fluid and consolidation cannot be told from other tissue.</source>
        <translation>Nada supera {limit} UH, donde está el {share} % de la imagen, como en una imagen con ventana pulmonar: el líquido y la consolidación no se distinguen de otros tejidos.</translation>
    </message>
    <message>
        <source>Most soft tissue lies at about {mode} HU, where a CT has it at 20 to 80: the scale of the values (rescale slope, intercept) may be wrong, and what is found with it; check the export.</source>
        <translation>La mayor parte del tejido blando está en unas {mode} UH, en una TC entre 20 y 80: la escala de los valores (pendiente e intersección) puede ser errónea, y con ella lo hallado; compruebe la exportación.</translation>
    </message>
    <message>
        <source>The lungs found are {width} mm wide, {depth} mm deep and {height} mm high, larger than any human's: spacings may be swapped or wrong, and volumes with them; check the voxel size.</source>
        <translation>Los pulmones encontrados miden {width} mm de ancho, {depth} mm de fondo y {height} mm de alto, más que los de un humano: quizá los espaciados estén intercambiados o sean erróneos, y con ellos los volúmenes; compruebe el tamaño del vóxel.</translation>
    </message>
    <message>
        <source>The lungs found are {width} mm wide and only {height} mm high, though both of their ends are in view: the distance of the slices may be wrong, and volumes with it; check the voxel size.</source>
        <translation>Los pulmones encontrados miden {width} mm de ancho y solo {height} mm de alto, aunque ambos extremos están a la vista: la distancia entre cortes puede ser errónea, y con ella los volúmenes; compruebe el tamaño de vóxel.</translation>
    </message>
    <message>
        <source>The {edges} edges of the image go on into each other, as where it was rolled and the chest is split: volumes, sides and zones are then wrong; export the CT again.</source>
        <translation>Los bordes {edges} de la imagen continúan uno en el otro, como si se hubiera enrollado y el tórax estuviera partido: los volúmenes, los lados y las zonas son entonces erróneos; exporte la TC de nuevo.</translation>
    </message>
    <message>
        <source>What surrounds the lungs found is no chest wall: half of it is below {median} HU, expected tissue above {limit} HU; grey values may be inverted, or the lung mask too small or of another CT.</source>
        <translation>Lo que rodea los pulmones encontrados no es pared torácica: la mitad está por debajo de {median} UH y se espera tejido por encima de {limit} UH; los niveles de gris pueden estar invertidos, o la máscara pulmonar ser demasiado pequeña o de otra TC.</translation>
    </message>
    <message>
        <source>The image is noise ({noise} HU in soft tissue, where no CT has over {most}): it shows no chest; export the CT again.</source>
        <translation>La imagen es ruido ({noise} UH en tejido blando; ninguna TC tiene más de {most}): no muestra ningún tórax; exporte la TC de nuevo.</translation>
    </message>
    <message>
        <source>The image is very noisy ({noise} HU in soft tissue, seldom over {usual}): faint opacities cannot be told from noise.</source>
        <translation>La imagen tiene mucho ruido ({noise} UH en tejido blando, rara vez más de {usual}): las opacidades tenues no se distinguen del ruido.</translation>
    </message>
    <message>
        <source>Neighbouring slices look less alike than those two apart, as where two scans are woven into one; look at the CT from the side.</source>
        <translation>Los cortes vecinos se parecen menos que los que están a dos de distancia, como si dos estudios estuvieran entrelazados; mire la TC de lado.</translation>
    </message>
    <message>
        <source>The spine seems to lie in front of the lungs: the header may have the patient upside-down, and effusion is then looked for on the wrong side; check the orientation.</source>
        <translation>La columna parece estar delante de los pulmones: quizá la cabecera tiene al paciente al revés, y el derrame se busca entonces en el lado equivocado; compruebe la orientación.</translation>
    </message>
    <message>
        <source>The lungs are wider at the top than at the base: the slices may be stored upside-down, feet up, and what is said of zones and sides is then wrong; check the orientation.</source>
        <translation>Los pulmones son más anchos arriba que en la base: quizá los cortes estén guardados al revés, con los pies arriba, y lo que se dice de zonas y lados es entonces falso; compruebe la orientación.</translation>
    </message>
    <message>
        <source>The lungs found measure {litres} L, expected {least} to {most} L; check the voxel size and the lung mask.</source>
        <translation>Los pulmones encontrados miden {litres} L, se esperan de {least} a {most} L; compruebe el tamaño del vóxel y la máscara pulmonar.</translation>
    </message>
    <message>
        <source>There is hardly any body around the lungs: they seem to be cut out, and what is found in them, at the pleura above all, is not to be relied on.</source>
        <translation>Apenas hay cuerpo alrededor de los pulmones: parecen recortados, y lo que se encuentra en ellos, sobre todo en la pleura, no es fiable.</translation>
    </message>
    <message>
        <source>The {side} lung holds hardly any air: it is opaque, missing or outside the image, and what is found on that side is not to be relied on.</source>
        <translation>El pulmón {side} apenas contiene aire: está opaco, falta o queda fuera de la imagen, y lo que se encuentra en ese lado no es fiable.</translation>
    </message>
    <message>
        <source>The reconstruction kernel {kernel} is sharp: noise moves HU and the well-aerated share.</source>
        <translation>El kernel de reconstrucción {kernel} es duro: el ruido altera las UH y la parte bien aireada.</translation>
    </message>
    <message>
        <source>A contrast agent was given: HU of lung and lesions are higher than without.</source>
        <translation>Se administró contraste: las UH del pulmón y de las lesiones son más altas que sin él.</translation>
    </message>
    <message>
        <source>The images were compressed with loss: HU are not exact.</source>
        <translation>Las imágenes se comprimieron con pérdida: las UH no son exactas.</translation>
    </message>
    <message>
        <source>{slices} slices on the CPU: each was looked at once; the effort 'thorough' looks {looks} times.</source>
        <translation>{slices} cortes en la CPU: cada uno se miró una vez; el esfuerzo «thorough» mira {looks} veces.</translation>
    </message>
    <message>
        <source>{slices} slices on the CPU, and little was found: each was looked at once, the {again} with findings {looks} times more.</source>
        <translation>{slices} cortes en la CPU, y se encontró poco: cada uno se miró una vez, los {again} con hallazgos {looks} veces más.</translation>
    </message>
    <message>
        <source>Memory ran out on {device}; going on with {count} {items} at a time.</source>
        <translation>La memoria de {device} no bastó; se sigue con {count} {items} a la vez.</translation>
    </message>
    <message>
        <source>Memory ran out on cpu; going on with one thread.</source>
        <translation>La memoria no bastó; se sigue con un solo hilo.</translation>
    </message>
    <message>
        <source>Memory ran out on {device}; going on with the CPU.</source>
        <translation>La memoria de {device} no bastó; se sigue en la CPU.</translation>
    </message>
    <message>
        <source>{share} % of the lung mask lies beyond the chest's cavity as CovidSeg finds it; check that it was made on this CT.</source>
        <translation>El {share} % de la máscara pulmonar queda fuera de la cavidad torácica que encuentra CovidSeg; compruebe que se hizo sobre esta TC.</translation>
    </message>
    <message>
        <source>The model '{name}' never learnt one class: {lesion}, which no case that it learnt from shows by itself; do not rely on it there, whether it marks any or none.</source>
        <translation>El modelo «{name}» nunca aprendió una clase: {lesion}, que ningún caso de los que aprendió muestra por sí sola; no confíe en él para ella, marque algo o nada.</translation>
    </message>
    <message>
        <source>The model '{name}' hardly finds one class, by its card: {lesion} (mean Dice {dice} at the most in cases that it had not seen); do not rely on it there.</source>
        <translation>El modelo «{name}» apenas encuentra una clase, según su ficha: {lesion} (Dice medio de {dice} como máximo en casos que no había visto); no confíe en él para ella.</translation>
    </message>
    <message>
        <source>No lungs were found, so nothing was segmented; look at the CT, or choose another lung mask.</source>
        <translation>No se encontraron pulmones, así que no se segmentó nada; mire la TC o elija otra máscara pulmonar.</translation>
    </message>
    <message>
        <source>{odd} of {count} slices is blank, or constant in a part where the slices beside show the body (number {number} from below is the first), as after a copy that broke off; copy or export the CT again.</source>
        <translation>{odd} de {count} cortes está vacío, o es constante en una parte donde los cortes vecinos muestran el cuerpo (el número {number} desde abajo es el primero), como tras una copia interrumpida; copie o exporte la TC de nuevo.</translation>
    </message>
    <message>
        <source>{odd} of {count} slices are blank, or constant in a part where the slices beside show the body (number {number} from below is the first), as after a copy that broke off; copy or export the CT again.</source>
        <translation>{odd} de {count} cortes están vacíos, o son constantes en una parte donde los cortes vecinos muestran el cuerpo (el número {number} desde abajo es el primero), como tras una copia interrumpida; copie o exporte la TC de nuevo.</translation>
    </message>
    <message>
        <source>{odd} of {count} slices is {blank}, {end}: a copy may have broken off, and nothing is found there.</source>
        <translation>{odd} de {count} cortes está {blank}, {end}: quizá se interrumpió una copia, y allí no se encuentra nada.</translation>
    </message>
    <message>
        <source>{odd} of {count} slices are {blank}, {end}: a copy may have broken off, and nothing is found there.</source>
        <translation>{odd} de {count} cortes están {blank}, {end}: quizá se interrumpió una copia, y allí no se encuentra nada.</translation>
    </message>
    <message>
        <source>1 slice repeats exactly the one below (number {number} from below is the first): volumes are too large by as much.</source>
        <translation>1 corte repite exactamente el de debajo (el número {number} desde abajo es el primero): los volúmenes son demasiado grandes en esa medida.</translation>
    </message>
    <message>
        <source>{count} slices repeat exactly the one below (number {number} from below is the first): volumes are too large by as much.</source>
        <translation>{count} cortes repiten exactamente el de debajo (el número {number} desde abajo es el primero): los volúmenes son demasiado grandes en esa medida.</translation>
    </message>
    <message>
        <source>The picture jumps between neighbouring slices in 1 place (first after number {number} from below): slices may be missing there, or in a wrong order, and volumes wrong.</source>
        <translation>La imagen salta entre cortes vecinos en 1 lugar (primero tras el número {number} desde abajo): quizá falten cortes allí o estén mal ordenados, y los volúmenes sean erróneos.</translation>
    </message>
    <message>
        <source>The picture jumps between neighbouring slices in {count} places (first after number {number} from below): slices may be missing there, or in a wrong order, and volumes wrong.</source>
        <translation>La imagen salta entre cortes vecinos en {count} lugares (primero tras el número {number} desde abajo): quizá falten cortes allí o estén mal ordenados, y los volúmenes sean erróneos.</translation>
    </message>
    <message>
        <source>The slices are in a wrong order: the picture jumps after number {number} from below, and the highest slice goes on into the lowest, as where the upper part of a scan was stored below its lower one; zones, and what is found near the jump, are then wrong: export the CT again.</source>
        <translation>Los cortes están en un orden erróneo: la imagen salta tras el número {number} desde abajo, y el corte más alto continúa en el más bajo, como cuando la parte superior de un estudio se guardó debajo de la inferior; las zonas, y lo que se halla cerca del salto, son entonces erróneas: exporte de nuevo la TC.</translation>
    </message>
    <message>
        <source>{odd} of {count} slices look more like slices elsewhere than like those beside them: they are in a wrong order, or the chest is there twice; volumes and zones are then wrong: export the CT again.</source>
        <translation>{odd} de {count} cortes se parecen más a cortes de otro lugar que a los de al lado: están en un orden erróneo, o el tórax está dos veces; los volúmenes y las zonas son entonces erróneos: exporte de nuevo la TC.</translation>
    </message>
    <message>
        <source>Outside its field of view the CT is filled with {values} HU, in 1 slice; that was taken for air.</source>
        <translation>Fuera de su campo de visión la TC está rellena con {values} UH, en 1 corte; se tomó por aire.</translation>
    </message>
    <message>
        <source>Outside its field of view the CT is filled with {values} HU, in {count} slices; that was taken for air.</source>
        <translation>Fuera de su campo de visión la TC está rellena con {values} UH, en {count} cortes; se tomó por aire.</translation>
    </message>
    <message>
        <source>What lies beside that fill, about {median} HU, is neither air nor body: grey values may be inverted, or the lungs cut out, and what is found is then wrong; export the CT in HU.</source>
        <translation>Lo que linda con ese relleno, unas {median} UH, no es aire ni cuerpo: los niveles de gris pueden estar invertidos, o los pulmones recortados, y lo hallado es entonces erróneo; exporte la TC en UH.</translation>
    </message>
    <message>
        <source>The series holds {drawback}.</source>
        <translation>La serie contiene {drawback}.</translation>
    </message>
    <message>
        <source>Of {count} CT series, {series} was taken, since {why}; 'covidseg series' lists them, --series chooses another.</source>
        <translation>De {count} series de TC se tomó {series}, porque {why}; 'covidseg series' las enumera, --series elige otra.</translation>
    </message>
    <message>
        <source>1 image was left out: at another angle than the others, a scout.</source>
        <translation>Se dejó fuera 1 imagen: con otro ángulo que las demás, un topograma.</translation>
    </message>
    <message>
        <source>{count} images were left out: at another angle than the others, a scout.</source>
        <translation>Se dejaron fuera {count} imágenes: con otro ángulo que las demás, un topograma.</translation>
    </message>
    <message>
        <source>The slices name {count} series, but lie on one grid of one study: they were read as one CT.</source>
        <translation>Los cortes nombran {count} series, pero están en una cuadrícula de un estudio: se leyeron como una TC.</translation>
    </message>
    <message>
        <source>{name} was read by the names of its segments: {listed}.</source>
        <translation>{name} se leyó por los nombres de sus segmentos: {listed}.</translation>
    </message>
    <message>
        <source>{name} was read by the names of its segments: {listed}; left out: {others}.</source>
        <translation>{name} se leyó por los nombres de sus segmentos: {listed}; omitidos: {others}.</translation>
    </message>
    <message>
        <source>{name} was taken for lobes as {scheme} numbers them: {lobes}.</source>
        <translation>{name} se tomó por lóbulos numerados como en {scheme}: {lobes}.</translation>
    </message>
    <message>
        <source>{name} has right and left the other way round than the CT: what it calls right lies on the patient's left; the sides were taken from where they lie, so check the mask.</source>
        <translation>{name} tiene derecha e izquierda al revés que la TC: lo que llama derecho está a la izquierda del paciente; los lados se tomaron según su posición, así que revise la máscara.</translation>
    </message>
    <message>
        <source>{path} is no zip archive, damaged or cut off; copy or export it again.</source>
        <translation>{path} no es un archivo zip, o está dañado o cortado; cópielo o expórtelo de nuevo.</translation>
    </message>
    <message>
        <source>{path} may not be read by you; change its permissions or copy it.</source>
        <translation>No tiene permiso para leer {path}; cambie sus permisos o cópielo.</translation>
    </message>
    <message>
        <source>{path} holds {size} GB, more than there is room for in {folder}; make room, or unpack it where there is.</source>
        <translation>{path} contiene {size} GB, más de lo que cabe en {folder}; libere espacio o descomprímalo donde lo haya.</translation>
    </message>
    <message>
        <source>{path} holds {count} files, more than any study; give the folder of the study.</source>
        <translation>{path} contiene {count} archivos, más que cualquier estudio; indique la carpeta del estudio.</translation>
    </message>
    <message>
        <source>{path} names a file outside itself ({file}); it is not to be trusted.</source>
        <translation>{path} nombra un archivo fuera de sí mismo ({file}); no es de fiar.</translation>
    </message>
    <message>
        <source>{path} holds a link ({file}), not a file; zip the files themselves.</source>
        <translation>{path} contiene un enlace ({file}), no un archivo; comprima los propios archivos.</translation>
    </message>
    <message>
        <source>{path} is protected by a password; unpack it, and give the folder.</source>
        <translation>{path} está protegido por una contraseña; descomprímalo e indique la carpeta.</translation>
    </message>
    <message>
        <source>{path} would unpack to {size} GB from {packed} MB, as no study does; it is not to be trusted.</source>
        <translation>{path} pasaría de {packed} MB a {size} GB, como ningún estudio; no es de fiar.</translation>
    </message>
    <message>
        <source>{path} is an empty archive; zip the folder of the study again.</source>
        <translation>{path} es un archivo comprimido vacío; comprima de nuevo la carpeta del estudio.</translation>
    </message>
    <message>
        <source>{path} holds {file} twice; zip the folder of the study again.</source>
        <translation>{path} contiene {file} dos veces; comprima de nuevo la carpeta del estudio.</translation>
    </message>
    <message>
        <source>{path} is damaged or packed in an unknown way ({file} is the first); zip it again.</source>
        <translation>{path} está dañado o comprimido de forma desconocida ({file} es el primero); comprímalo de nuevo.</translation>
    </message>
    <message>
        <source>{path} does not exist; check the name.</source>
        <translation>{path} no existe; compruebe el nombre.</translation>
    </message>
    <message>
        <source>{path} is a pipe or a device, not a file; write the image to a file first.</source>
        <translation>{path} es una tubería o un dispositivo, no un archivo; escriba primero la imagen en un archivo.</translation>
    </message>
    <message>
        <source>{path} is a 2-D picture, not a CT volume; export the CT as DICOM, NIfTI, NRRD or MHA.</source>
        <translation>{path} es una imagen 2D, no un volumen de TC; exporte la TC como DICOM, NIfTI, NRRD o MHA.</translation>
    </message>
    <message>
        <source>{path} is no image that CovidSeg reads; expected {formats} or DICOM.</source>
        <translation>{path} no es una imagen que CovidSeg lea; se esperaba {formats} o DICOM.</translation>
    </message>
    <message>
        <source>{path} is {stand_in}, not an image; {remedy}.</source>
        <translation>{path} es {stand_in}, no una imagen; {remedy}.</translation>
    </message>
    <message>
        <source>{path} is {stand_in}, not a zip archive; download the file itself.</source>
        <translation>{path} es {stand_in}, no un archivo zip; descargue el archivo mismo.</translation>
    </message>
    <message>
        <source>{path} holds {file}, no DICOM study; unpack it, and give that file.</source>
        <translation>{path} contiene {file}, no un estudio DICOM; descomprímalo y dé ese archivo.</translation>
    </message>
    <message>
        <source>{path} is an empty file; copy or export it again.</source>
        <translation>{path} es un archivo vacío; cópielo o expórtelo de nuevo.</translation>
    </message>
    <message>
        <source>{path} is {dimensions}, expected one volume with 3 dimensions.</source>
        <translation>{path} es {dimensions}; se esperaba un volumen de 3 dimensiones.</translation>
    </message>
    <message>
        <source>{path} needs more memory than there is, or its header is damaged; close other programs, or crop it.</source>
        <translation>{path} necesita más memoria de la que hay, o su cabecera está dañada; cierre otros programas o recorte la imagen.</translation>
    </message>
    <message>
        <source>{path} cannot be read: it is damaged, cut off or not the kind of image that its name says; copy or export it again.</source>
        <translation>{path} no se puede leer: está dañado, cortado o no es el tipo de imagen que dice su nombre; cópielo o expórtelo de nuevo.</translation>
    </message>
    <message>
        <source>{path} is no label map: its values run from {low} to {high}, expected 0 to 255.</source>
        <translation>{path} no es un mapa de etiquetas: sus valores van de {low} a {high}; se esperaba de 0 a 255.</translation>
    </message>
    <message>
        <source>{path} is no label map: it holds fractions, expected whole numbers (0 is background).</source>
        <translation>{path} no es un mapa de etiquetas: contiene fracciones; se esperaban números enteros (0 es el fondo).</translation>
    </message>
    <message>
        <source>{path} holds the segment {segment}, no lesions; expected {names}.</source>
        <translation>{path} contiene el segmento {segment}, no lesiones; se esperaba {names}.</translation>
    </message>
    <message>
        <source>{path} has the segment {segment} beside lesions; keep only {names}.</source>
        <translation>{path} tiene el segmento {segment} además de lesiones; conserve solo {names}.</translation>
    </message>
    <message>
        <source>{path} names a segmentation (.seg.nrrd), expected an image: choose .nii.gz, .nrrd or .mha.</source>
        <translation>{path} nombra una segmentación (.seg.nrrd); se esperaba una imagen: elija .nii.gz, .nrrd o .mha.</translation>
    </message>
    <message>
        <source>{path} has the wrong suffix; end its name in {suffixes}.</source>
        <translation>{path} tiene la extensión equivocada; termine su nombre en {suffixes}.</translation>
    </message>
    <message>
        <source>{path} is a folder; give the name of a file to write.</source>
        <translation>{path} es una carpeta; indique el nombre de un archivo.</translation>
    </message>
    <message>
        <source>Cannot write {path}: {folder} is not a folder you may write to; choose another.</source>
        <translation>No se puede escribir {path}: no tiene permiso para escribir en {folder}; elija otra carpeta.</translation>
    </message>
    <message>
        <source>Cannot write {path}: {reason}.</source>
        <translation>No se puede escribir {path}: {reason}.</translation>
    </message>
    <message>
        <source>{path} exists and is not replaced; choose another name, or remove it.</source>
        <translation>{path} existe y no se reemplaza; elija otro nombre o elimínelo.</translation>
    </message>
    <message>
        <source>{path} appeared while it was computed and is not replaced; choose another name.</source>
        <translation>{path} apareció durante el cálculo y no se reemplaza; elija otro nombre.</translation>
    </message>
    <message>
        <source>{path} is being written by another run; wait for it, or choose another name.</source>
        <translation>{path} lo está escribiendo otro cálculo; espere o elija otro nombre.</translation>
    </message>
    <message>
        <source>{path} holds colours or vectors, not a grey-value image; export the CT itself.</source>
        <translation>{path} contiene colores o vectores, no una imagen de grises; exporte la propia TC.</translation>
    </message>
    <message>
        <source>{path} holds colours or complex numbers, not a grey-value image; export the CT itself.</source>
        <translation>{path} contiene colores o números complejos, no una imagen de grises; exporte la propia TC.</translation>
    </message>
    <message>
        <source>{path} holds colours or overlapping segments, not one label map; export it as a label map.</source>
        <translation>{path} contiene colores o segmentos superpuestos, no un mapa de etiquetas; expórtelo como mapa de etiquetas.</translation>
    </message>
    <message>
        <source>{path} is a MetaImage kept as text or in several files; save it as one .mha or .nii.gz.</source>
        <translation>{path} es una MetaImage como texto o en varios archivos; guárdela como un solo .mha o .nii.gz.</translation>
    </message>
    <message>
        <source>{path} keeps its voxels in {data}, which is not beside it; copy both files.</source>
        <translation>{path} guarda sus vóxeles en {data}, que no está al lado; copie ambos archivos.</translation>
    </message>
    <message>
        <source>{path} keeps its voxels in a bzip2 file; save it with gzip, or as .mha.</source>
        <translation>{path} guarda sus vóxeles en un archivo bzip2; guárdelo con gzip o como .mha.</translation>
    </message>
    <message>
        <source>{path} is not a NIfTI image in one file; convert it to .nii.gz.</source>
        <translation>{path} no es una imagen NIfTI en un solo archivo; conviértala a .nii.gz.</translation>
    </message>
    <message>
        <source>{path} claims an impossible size: its header is damaged; copy it again.</source>
        <translation>{path} indica un tamaño imposible: su cabecera está dañada; cópielo de nuevo.</translation>
    </message>
    <message>
        <source>{path} claims an impossible size: its header is damaged; copy or export it again.</source>
        <translation>{path} indica un tamaño imposible: su cabecera está dañada; cópielo o expórtelo de nuevo.</translation>
    </message>
    <message>
        <source>{path} has a spacing of 0 or a singular direction matrix; export it again.</source>
        <translation>{path} tiene un espaciado de 0 o una matriz de dirección singular; expórtelo de nuevo.</translation>
    </message>
    <message>
        <source>The image's geometry is unusable (a spacing of 0, NaN, a singular direction matrix); export it again.</source>
        <translation>La geometría de la imagen no es utilizable (un espaciado de 0, NaN, una matriz de dirección singular); expórtela de nuevo.</translation>
    </message>
    <message>
        <source>Expected a volume with 3 dimensions; this one has {dimensions}.</source>
        <translation>Se esperaba un volumen de 3 dimensiones; este tiene {dimensions}.</translation>
    </message>
    <message>
        <source>{path} should hold {size} voxels, which it cannot: it is cut off or damaged; copy it again.</source>
        <translation>{path} debería contener {size} vóxeles y no puede: está cortado o dañado; cópielo de nuevo.</translation>
    </message>
    <message>
        <source>{name} has voxels that are NaN or infinite; replace them by air (-1000 HU).</source>
        <translation>{name} tiene vóxeles que son NaN o infinitos; reemplácelos por aire (-1000 UH).</translation>
    </message>
    <message>
        <source>{name} is empty: every voxel is {value}; export the CT again.</source>
        <translation>{name} está vacío: cada vóxel es {value}; exporte la TC de nuevo.</translation>
    </message>
    <message>
        <source>{name} looks like 8-bit pixels (0…255), not Hounsfield units; export the CT in HU or pass --window LOW,HIGH.</source>
        <translation>{name} parece tener píxeles de 8 bits (0…255), no unidades Hounsfield; exporte la TC en UH o use --window LOW,HIGH en la línea de órdenes.</translation>
    </message>
    <message>
        <source>{name} is not a chest CT in Hounsfield units: its values run from {low} to {high} and none is air (about -1000 HU), as in MR, a mask or CT without its rescale intercept; export the CT in HU.</source>
        <translation>{name} no es una TC de tórax en unidades Hounsfield: sus valores van de {low} a {high} y ninguno es aire (unos -1000 UH), como en una RM, una máscara o una TC sin su «rescale intercept»; exporte la TC en UH.</translation>
    </message>
    <message>
        <source>{name} is not in Hounsfield units: {share} % of its values lie beyond {least} to {most} ({low} to {high} in all); check the rescale slope, and export the CT in HU.</source>
        <translation>{name} no está en unidades Hounsfield: el {share} % de sus valores está fuera de {least} a {most} ({low} a {high} en total); compruebe el «rescale slope» y exporte la TC en UH.</translation>
    </message>
    <message>
        <source>{name} is not in Hounsfield units: {share} % of its values lie between {least} and {most}, where a CT has dense bone alone; the rescale intercept (-1024) seems to be lost, or grey values are inverted: export the CT in HU.</source>
        <translation>{name} no está en unidades Hounsfield: el {share} % de sus valores está entre {least} y {most}, donde una TC solo tiene hueso denso; el rescale intercept (-1024) parece perdido, o los niveles de gris están invertidos: exporte la TC en UH.</translation>
    </message>
    <message>
        <source>{name} is not in Hounsfield units: {share} % of its values lie about {median}, and air, the darkest, at -1000; grey values may be inverted or the rescale intercept wrong: export the CT in HU.</source>
        <translation>{name} no está en unidades Hounsfield: el {share} % de sus valores está en torno a {median}, y el aire, lo más oscuro, en -1000; los niveles de gris pueden estar invertidos o el rescale intercept ser erróneo: exporte la TC en UH.</translation>
    </message>
    <message>
        <source>{name} is not in Hounsfield units: its values reach {below} below air, but {above} above soft tissue, the other way round than bone; grey values may be inverted or the rescale intercept wrong: export the CT in HU.</source>
        <translation>{name} no está en unidades Hounsfield: sus valores llegan {below} por debajo del aire, pero {above} por encima del tejido blando, al revés que el hueso; los niveles de gris pueden estar invertidos o el rescale intercept ser erróneo: exporte la TC en UH.</translation>
    </message>
    <message>
        <source>{name} has inverted grey values: all its corners are bright, where the air around a patient is dark; export the CT in HU.</source>
        <translation>{name} tiene los grises invertidos: todas sus esquinas son claras, donde el aire alrededor del paciente es oscuro; exporte la TC en UH.</translation>
    </message>
    <message>
        <source>{name} holds nothing but air, no patient; check that the right image was exported.</source>
        <translation>{name} solo contiene aire, ningún paciente; compruebe que se exportó la imagen correcta.</translation>
    </message>
    <message>
        <source>No series in {folder} is called {wanted}; the folder holds {listed}.</source>
        <translation>Ninguna serie de {folder} se llama {wanted}; la carpeta contiene {listed}.</translation>
    </message>
    <message>
        <source>The series {description} in {folder} is {kind}; give a CT series of the chest.</source>
        <translation>La serie {description} de {folder} no es utilizable ({kind}); indique una serie de TC de tórax.</translation>
    </message>
    <message>
        <source>{folder} holds {listed}, none of them clearly best; {advice}.</source>
        <translation>{folder} contiene {listed}, ninguna claramente mejor; {advice}.</translation>
    </message>
    <message>
        <source>{folder} is not a folder; give the folder of a DICOM series.</source>
        <translation>{folder} no es una carpeta; indique la carpeta de una serie DICOM.</translation>
    </message>
    <message>
        <source>The folder {folder} {emptiness}; give the folder of a CT series, or an image file.</source>
        <translation>La carpeta {folder} {emptiness}; indique la carpeta de una serie de TC o un archivo de imagen.</translation>
    </message>
    <message>
        <source>The archive {path} {emptiness}; give the folder of a CT series, or an image file.</source>
        <translation>El archivo comprimido {path} {emptiness}; indique la carpeta de una serie de TC o un archivo de imagen.</translation>
    </message>
    <message>
        <source>The folder {folder} may not be read by you; change its permissions.</source>
        <translation>No tiene permiso para leer la carpeta {folder}; cambie sus permisos.</translation>
    </message>
    <message>
        <source>{name} has slices of different or impossible sizes; export one reconstruction only.</source>
        <translation>{name} tiene cortes de tamaños distintos o imposibles; exporte una sola reconstrucción.</translation>
    </message>
    <message>
        <source>{name} has slices at different angles or pixel spacings; export one reconstruction only.</source>
        <translation>{name} tiene cortes con ángulos o espaciados de píxel distintos; exporte una sola reconstrucción.</translation>
    </message>
    <message>
        <source>{name} has slices of {count} {owners}; export each on its own.</source>
        <translation>{name} tiene cortes de {count} {owners}; exporte cada uno por separado.</translation>
    </message>
    <message>
        <source>{name} holds {woven} acquisitions woven into each other (the {element} jumps to and fro from slice to slice), as of two breaths or phases; export one of them only.</source>
        <translation>{name} contiene {woven} adquisiciones entrelazadas ({element} salta de un corte a otro), como de dos respiraciones o fases; exporte solo una.</translation>
    </message>
    <message>
        <source>{name} holds {count} acquisitions or reconstructions over the same part of the body, by their {element} ({parts}), as of two breaths or phases; export one of them only.</source>
        <translation>{name} contiene {count} adquisiciones o reconstrucciones de la misma parte del cuerpo, según {element} ({parts}), como de dos respiraciones o fases; exporte solo una.</translation>
    </message>
    <message>
        <source>{name} has several slices at the same place ({place} mm along the slice normal) that differ: two phases or reconstructions in one; export one of them only.</source>
        <translation>{name} tiene varios cortes distintos en el mismo lugar ({place} mm a lo largo de la normal de los cortes): dos fases o reconstrucciones en una; exporte solo una.</translation>
    </message>
    <message>
        <source>{name} has a gap of {gap} mm {where} where slices are {usual} mm apart: {missing} or more missing; export the whole series.</source>
        <translation>{name} tiene un hueco de {gap} mm {where} donde los cortes distan {usual} mm: faltan {missing} o más; exporte la serie completa.</translation>
    </message>
    <message>
        <source>{name} is irregular: slices stand {least} to {gap} mm apart (widest {where}), or not on a line; export a reconstruction with one spacing.</source>
        <translation>{name} es irregular: los cortes distan de {least} a {gap} mm (lo más {where}) o no están en línea; exporte una reconstrucción con un solo espaciado.</translation>
    </message>
    <message>
        <source>{path} is compressed as {name} ({uid}), which CovidSeg cannot decode; export the series uncompressed.</source>
        <translation>{path} está comprimido como {name} ({uid}), que CovidSeg no puede descodificar; exporte la serie sin comprimir.</translation>
    </message>
    <message>
        <source>{path} has a decimal comma in its rescale slope or intercept ({values}), which would give wrong HU; export the series again.</source>
        <translation>{path} tiene una coma decimal en su «rescale slope» o «intercept» ({values}), lo que daría UH erróneas; exporte la serie de nuevo.</translation>
    </message>
    <message>
        <source>Of {count} slices, {without} without a rescale slope or intercept stand among others with it ({path} is the first): their values are not in one scale; export the series again.</source>
        <translation>De {count} cortes, {without} sin «rescale slope» o «intercept» están entre otros que lo tienen ({path} es el primero): sus valores no tienen una escala común; exporte la serie de nuevo.</translation>
    </message>
    <message>
        <source>{path} has frames of different rescale slopes or intercepts; export one file a slice.</source>
        <translation>{path} tiene fotogramas con «rescale slope» o «intercept» distintos; exporte un archivo por corte.</translation>
    </message>
    <message>
        <source>{path} has {shape} pixels where its header says {expected}: damaged.</source>
        <translation>{path} tiene {shape} píxeles donde su cabecera dice {expected}: dañado.</translation>
    </message>
    <message>
        <source>{odd} of {count} slices is {uniform} ({path} is the first), as after a copy that broke off; copy or export the series again.</source>
        <translation>{odd} de {count} cortes es {uniform} ({path} es el primero), como tras una copia interrumpida; copie o exporte la serie de nuevo.</translation>
    </message>
    <message>
        <source>{odd} of {count} slices are {uniform} ({path} is the first), as after a copy that broke off; copy or export the series again.</source>
        <translation>{odd} de {count} cortes son {uniform} ({path} es el primero), como tras una copia interrumpida; copie o exporte la serie de nuevo.</translation>
    </message>
    <message>
        <source>{path} cannot be decoded: damaged or cut off; copy or export the series again.</source>
        <translation>{path} no se puede descodificar: dañado o cortado; copie o exporte la serie de nuevo.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}); copy or export the series again.</source>
        <translation>{path} no se puede leer ({reason}); copie o exporte la serie de nuevo.</translation>
    </message>
    <message>
        <source>{count} of the CT slices in {folder} cannot be read ({path} is the first: {reason}); copy or export the series again.</source>
        <translation>{count} de los cortes de {folder} no se pueden leer ({path} es el primero: {reason}); copie o exporte la serie de nuevo.</translation>
    </message>
    <message>
        <source>{path} is no slice of a CT; give the files of one CT series.</source>
        <translation>{path} no es un corte de TC; indique los archivos de una serie de TC.</translation>
    </message>
    <message>
        <source>There is no DICOM file to read; give the files of one CT series.</source>
        <translation>No hay ningún archivo DICOM que leer; indique los archivos de una serie de TC.</translation>
    </message>
    <message>
        <source>{path} is a DICOM segmentation, not a CT; give the folder of the CT series.</source>
        <translation>{path} es una segmentación DICOM, no una TC; indique la carpeta de la serie de TC.</translation>
    </message>
    <message>
        <source>{path} holds no image (a report or the like); give a CT series of the chest.</source>
        <translation>{path} no contiene ninguna imagen (un informe o similar); indique una serie de TC de tórax.</translation>
    </message>
    <message>
        <source>{path} holds {count} DICOM SEG objects, expected one label map; give the file itself.</source>
        <translation>{path} contiene {count} objetos DICOM SEG; se esperaba un mapa de etiquetas; indique el propio archivo.</translation>
    </message>
    <message>
        <source>{path} is {document}, expected a label map; convert it to DICOM SEG, .nii.gz or .seg.nrrd, in 3D Slicer for instance.</source>
        <translation>{path} es {document}; se esperaba un mapa de etiquetas; conviértalo a DICOM SEG, .nii.gz o .seg.nrrd, por ejemplo en 3D Slicer.</translation>
    </message>
    <message>
        <source>{path} has more than 255 segments; export those that are wanted.</source>
        <translation>{path} tiene más de 255 segmentos; exporte los deseados.</translation>
    </message>
    <message>
        <source>{path} is damaged: it has {frames} frames and {places} places; export it again.</source>
        <translation>{path} está dañado: tiene {frames} fotogramas y {places} lugares; expórtelo de nuevo.</translation>
    </message>
    <message>
        <source>{path} has frames at different angles or spacings; export it again on one CT.</source>
        <translation>{path} tiene fotogramas con ángulos o espaciados distintos; expórtelo de nuevo sobre una TC.</translation>
    </message>
    <message>
        <source>{path} holds probabilities, not labels; convert it to a binary segmentation, in 3D Slicer for instance.</source>
        <translation>{path} contiene probabilidades, no etiquetas; conviértalo en una segmentación binaria, por ejemplo en 3D Slicer.</translation>
    </message>
    <message>
        <source>{path} has planes at uneven distances ({length} mm in all); give it as .nii.gz.</source>
        <translation>{path} tiene planos a distancias desiguales ({length} mm en total); indíquelo como .nii.gz.</translation>
    </message>
    <message>
        <source>{path} does not lie on the grid of the CT; give the segmentation that was made on this CT.</source>
        <translation>{path} no está en la cuadrícula de la TC; indique la segmentación hecha sobre esta TC.</translation>
    </message>
    <message>
        <source>{path} reaches beyond the CT; give the segmentation that was made on this CT.</source>
        <translation>{path} sobrepasa la TC; indique la segmentación hecha sobre esta TC.</translation>
    </message>
    <message>
        <source>Slices of the CT share a SOP Instance UID, so DICOM SEG cannot refer to them; export NIfTI instead.</source>
        <translation>Algunos cortes de la TC comparten un SOP Instance UID, así que DICOM SEG no puede referirse a ellos; exporte NIfTI.</translation>
    </message>
    <message>
        <source>The segmentation is empty, and DICOM SEG cannot hold that; there is nothing to export.</source>
        <translation>La segmentación está vacía, y DICOM SEG no puede contener eso; no hay nada que exportar.</translation>
    </message>
    <message>
        <source>DICOM SEG needs the package highdicom; install it: pip install highdicom</source>
        <translation>DICOM SEG necesita el paquete highdicom; instálelo: pip install highdicom</translation>
    </message>
    <message>
        <source>The DICOM files of the CT lack something that DICOM SEG needs ({reason}); export the label map as NIfTI.</source>
        <translation>A los archivos DICOM de la TC les falta algo que DICOM SEG necesita ({reason}); exporte el mapa de etiquetas como NIfTI.</translation>
    </message>
    <message>
        <source>The segmentation does not lie on the grid of the CT's DICOM files, so it cannot refer to them; segment the CT as it was loaded, not a cropped, resampled or moved one.</source>
        <translation>La segmentación no está en la cuadrícula de los archivos DICOM de la TC, así que no puede referirse a ellos; segmente la TC tal como se cargó, no recortada, remuestreada ni movida.</translation>
    </message>
    <message>
        <source>{folder} holds {count} series of one slice each that are not one CT: it {why}</source>
        <translation>{folder} contiene {count} series de un corte cada una, que no forman una TC ({why})</translation>
    </message>
    <message>
        <source>The CT cannot be a human chest: its voxels measure {voxels} mm and the whole image {whole} mm; correct the voxel size or its unit, and try again.</source>
        <translation>La TC no puede ser un tórax humano: sus vóxeles miden {voxels} mm y la imagen entera {whole} mm; corrija el tamaño del vóxel o su unidad, e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>The lungs found measure {litres} L, more than any human's ({most} L); correct the voxel size ({grid}), or give a lung mask.</source>
        <translation>Los pulmones encontrados miden {litres} L, más que los de un humano ({most} L); corrija el tamaño del vóxel ({grid}) o dé una máscara pulmonar.</translation>
    </message>
    <message>
        <source>The point lies outside of the CT; point at a place inside of it.</source>
        <translation>El punto está fuera de la TC; señale un lugar dentro de ella.</translation>
    </message>
    <message>
        <source>The lungs of this result are not known; segment the CT again, or correct the lungs first.</source>
        <translation>No se conocen los pulmones de este resultado; segmente la TC de nuevo o corrija primero los pulmones.</translation>
    </message>
    <message>
        <source>There is no lesion where the click lies; click on what is to go.</source>
        <translation>No hay lesión donde está el clic; haga clic en lo que debe desaparecer.</translation>
    </message>
    <message>
        <source>The click lies where no such lesion can be; click inside the lungs, or on what is to go.</source>
        <translation>El clic está donde no puede haber tal lesión; haga clic dentro de los pulmones o en lo que debe desaparecer.</translation>
    </message>
    <message>
        <source>{name} holds no voxels; load the image again or choose another.</source>
        <translation>{name} no contiene vóxeles; cargue la imagen de nuevo o elija otra.</translation>
    </message>
    <message>
        <source>The transform of the CT spreads it over far more space than a chest; take the CT out of the transform.</source>
        <translation>La transformación de la TC la extiende mucho más que un tórax; saque la TC de la transformación.</translation>
    </message>
    <message>
        <source>The CT of {name} is no longer in the scene; load it again.</source>
        <translation>La TC de {name} ya no está en la escena; cárguela de nuevo.</translation>
    </message>
    <message>
        <source>There is no CT to segment; choose a volume.</source>
        <translation>No hay TC que segmentar; elija un volumen.</translation>
    </message>
    <message>
        <source>{name} is a label map, expected a CT; choose the volume that it was made from.</source>
        <translation>{name} es un mapa de etiquetas, se espera una TC; elija el volumen del que se hizo.</translation>
    </message>
    <message>
        <source>{name} holds colours or vectors, expected a CT; choose a grey-value volume.</source>
        <translation>{name} contiene colores o vectores, se espera una TC; elija un volumen en escala de grises.</translation>
    </message>
    <message>
        <source>{name} no longer has the segment that was chosen as lungs; choose another.</source>
        <translation>{name} ya no tiene el segmento elegido como pulmones; elija otro.</translation>
    </message>
    <message>
        <source>The CT has left the scene; load it again and segment it.</source>
        <translation>La TC ya no está en la escena; cárguela de nuevo y segméntela.</translation>
    </message>
    <message>
        <source>{name} and the CT are under different transforms, so its labels cannot be replaced; make a new segmentation.</source>
        <translation>{name} y la TC están bajo transformaciones distintas, así que no se pueden reemplazar sus etiquetas; cree una segmentación nueva.</translation>
    </message>
    <message>
        <source>{name} is no image; choose a volume.</source>
        <translation>{name} no es una imagen; elija un volumen.</translation>
    </message>
    <message>
        <source>{name} cannot be turned into a label map; convert it in Segmentations first.</source>
        <translation>{name} no se puede convertir en un mapa de etiquetas; conviértalo primero en Segmentations.</translation>
    </message>
    <message>
        <source>The labels have {labels} voxels and {name} has {voxels}: the CT was changed since; segment it again.</source>
        <translation>Las etiquetas tienen {labels} vóxeles y {name} tiene {voxels}: la TC cambió desde entonces; segméntela de nuevo.</translation>
    </message>
    <message>
        <source>The CT has voxels that are NaN, infinite or no numbers; replace them by air (-1000 HU).</source>
        <translation>La TC tiene vóxeles que son NaN, infinitos o no son números; reemplácelos por aire (-1000 UH).</translation>
    </message>
    <message>
        <source>The network of the model '{name}' gave values that are no numbers (NaN); its training went wrong: choose another model.</source>
        <translation>La red del modelo '{name}' dio valores que no son números (NaN); su entrenamiento salió mal: elija otro modelo.</translation>
    </message>
    <message>
        <source>Memory ran out even for one slice or patch on the CPU; close other programs and try again.</source>
        <translation>La memoria no basta ni para un corte o un bloque en la CPU; cierre otros programas e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Memory ran out; close other programs, or take a smaller part of the CT.</source>
        <translation>La memoria no basta; cierre otros programas o tome una parte menor de la TC.</translation>
    </message>
    <message>
        <source>The device '{name}' was asked for, but this machine has {has}; choose auto or cpu.</source>
        <translation>Se pidió el dispositivo '{name}', pero este equipo tiene {has}; elija auto o cpu.</translation>
    </message>
    <message>
        <source>{name} is empty: no voxel is marked as lung; draw it again, or let CovidSeg find the lungs.</source>
        <translation>{name} está vacío: ningún vóxel está marcado como pulmón; dibújelo de nuevo o deje que CovidSeg encuentre los pulmones.</translation>
    </message>
    <message>
        <source>{name} has only {segments}, no lung; draw the lungs, or leave it out.</source>
        <translation>{name} solo tiene {segments}, ningún pulmón; dibuje los pulmones o deje la máscara fuera.</translation>
    </message>
    <message>
        <source>{name} does not fit the CT: {beyond} % of it lies beyond the chest's cavity, and it leaves out {missed} % of the lung; make it on this very CT, not on another or a flipped one.</source>
        <translation>{name} no encaja con la TC: el {beyond} % queda fuera de la cavidad torácica, y falta el {missed} % del pulmón; haga la máscara sobre esta misma TC, no sobre otra ni una volteada.</translation>
    </message>
    <message>
        <source>The Python package {name} is not installed; install it first.</source>
        <translation>El paquete de Python {name} no está instalado; instálelo primero.</translation>
    </message>
    <message>
        <source>Stopped while looking for the lungs; nothing was written.</source>
        <translation>Detenido al buscar los pulmones; no se escribió nada.</translation>
    </message>
    <message>
        <source>Segmentation was cancelled; nothing was written.</source>
        <translation>La segmentación se canceló; no se escribió nada.</translation>
    </message>
    <message>
        <source>Cancelled before it began.</source>
        <translation>Cancelado antes de empezar.</translation>
    </message>
    <message>
        <source>Cancelled while the model was loaded.</source>
        <translation>Cancelado al cargar el modelo.</translation>
    </message>
    <message>
        <source>Cancelled before the answer was written.</source>
        <translation>Cancelado antes de escribir la respuesta.</translation>
    </message>
    <message>
        <source>Cancelled while the lungs were looked for.</source>
        <translation>Cancelado al buscar los pulmones.</translation>
    </message>
    <message>
        <source>There is no device '{name}'; choose auto, cpu, cuda, cuda:N or mps.</source>
        <translation>No hay ningún dispositivo '{name}'; elija auto, cpu, cuda, cuda:N o mps.</translation>
    </message>
    <message>
        <source>The lung engine lungmask is not installed; run: pip install lungmask, or use the engine auto.</source>
        <translation>El motor lungmask no está instalado; ejecute: pip install lungmask, o use el motor auto.</translation>
    </message>
    <message>
        <source>lungmask could not fetch its weights ({reason}); connect to the internet once, or use the engine auto.</source>
        <translation>lungmask no pudo descargar sus pesos ({reason}); conéctese una vez a Internet o use el motor auto.</translation>
    </message>
    <message>
        <source>The lung network is missing ({path}: {reason}); install CovidSeg again, or choose the lung engine anatomy, which needs no weights.</source>
        <translation>Falta la red de los pulmones ({path}: {reason}); instale CovidSeg de nuevo o elija el motor anatomy, que no necesita pesos.</translation>
    </message>
    <message>
        <source>The weights of the lung network cannot be read ({path}: {reason}); install CovidSeg again, or choose the lung engine anatomy.</source>
        <translation>No se pueden leer los pesos de la red de los pulmones ({path}: {reason}); instale CovidSeg de nuevo o elija el motor anatomy.</translation>
    </message>
    <message>
        <source>{path} is no card of a lung network ({reason}); install CovidSeg again.</source>
        <translation>{path} no es la ficha de una red de pulmones ({reason}); instale CovidSeg de nuevo.</translation>
    </message>
    <message>
        <source>{path} is cut off or altered: its SHA-256 is not the one in {card}; install CovidSeg again.</source>
        <translation>{path} está cortado o alterado: su SHA-256 no es el de {card}; instale CovidSeg de nuevo.</translation>
    </message>
    <message>
        <source>{path} does not fit its card ({reason}).</source>
        <translation>{path} no corresponde a su ficha ({reason}).</translation>
    </message>
    <message>
        <source>The lung mask {path} lies on another grid than the CT (mask {mask}; CT {ct}); make it on the CT itself.</source>
        <translation>La máscara de pulmones {path} está en otra cuadrícula que la TC (máscara {mask}; TC {ct}); hágala sobre la propia TC.</translation>
    </message>
    <message>
        <source>{name} has {mask} voxels and the CT {ct} along Z, Y, X; make it on the CT itself.</source>
        <translation>{name} tiene {mask} vóxeles y la TC {ct} según Z, Y, X; hágala sobre la propia TC.</translation>
    </message>
    <message>
        <source>{name} has the segment {segment}; expected lungs or lobes by name, such as 'right lung', and nothing but airways beside them.</source>
        <translation>{name} tiene el segmento {segment}; se esperaban pulmones o lóbulos por su nombre, como 'right lung', y además solo vías aéreas.</translation>
    </message>
    <message>
        <source>{name} holds the labels {labels}; expected 1 (right) and 2 (left), one label for both lungs, or the five lobes of lungmask (1 to 5) or TotalSegmentator (10 to 14) where they belong; keep only these.</source>
        <translation>{name} contiene las etiquetas {labels}; se esperaba 1 (derecho) y 2 (izquierdo), una etiqueta para ambos pulmones, o los cinco lóbulos de lungmask (1 a 5) o TotalSegmentator (10 a 14) en su lugar; conserve solo estas.</translation>
    </message>
    <message>
        <source>{name} does not part right from left: most of its {side} lung lies on the other side; expected 1 in the right and 2 in the left lung, or one label for both.</source>
        <translation>{name} no separa derecha e izquierda: la mayor parte de su pulmón {side} está al otro lado; se esperaba 1 en el pulmón derecho y 2 en el izquierdo, o una etiqueta para ambos.</translation>
    </message>
    <message>
        <source>The label map holds the label {label}; expected 0 and {known} only.</source>
        <translation>El mapa de etiquetas contiene la etiqueta {label}; solo se esperaban 0 y {known}.</translation>
    </message>
    <message>
        <source>There is no lung to align; check the lung mask of both CTs.</source>
        <translation>No hay pulmón que alinear; revise la máscara de pulmones de ambas TC.</translation>
    </message>
    <message>
        <source>The {what} has {voxels} voxels along Z, Y, X and its grid {grid}.</source>
        <translation>{what}: {voxels} vóxeles según Z, Y, X, la cuadrícula {grid}.</translation>
    </message>
    <message>
        <source>The array {name} of the request cannot be read ({reason}).</source>
        <translation>No se puede leer la matriz {name} de la petición ({reason}).</translation>
    </message>
    <message>
        <source>The Resources folder of CovidSeg was not found beside {package}; install the package again.</source>
        <translation>No se encontró la carpeta Resources de CovidSeg junto a {package}; instale el paquete de nuevo.</translation>
    </message>
    <message>
        <source>The folder {folder} holds no {card}, so it is no CovidSeg model; choose another.</source>
        <translation>La carpeta {folder} no contiene {card}, así que no es un modelo de CovidSeg; elija otra.</translation>
    </message>
    <message>
        <source>There is no model '{name}'; models on this machine: {names}.</source>
        <translation>No hay ningún modelo '{name}'; modelos en este equipo: {names}.</translation>
    </message>
    <message>
        <source>The card of '{name}' holds a number that is not finite ({reason}).</source>
        <translation>La ficha de '{name}' contiene un número que no es finito ({reason}).</translation>
    </message>
    <message>
        <source>The model '{name}' tells {class_name} from background alone, and {needers} need ground glass, consolidation and effusion told apart; choose another model, or write its label map with covidseg segment as .nii.gz.</source>
        <translation>El modelo '{name}' solo distingue {class_name} del fondo, y {needers} necesitan distinguir vidrio esmerilado, consolidación y derrame; elija otro modelo o escriba su mapa de etiquetas con covidseg segment como .nii.gz.</translation>
    </message>
    <message>
        <source>{path} cannot be used: {reason}.</source>
        <translation>{path} no se puede usar: {reason}.</translation>
    </message>
    <message>
        <source>{path} cannot be used: {reason}; copy or install the model again.</source>
        <translation>{path} no se puede usar: {reason}; copie o instale el modelo de nuevo.</translation>
    </message>
    <message>
        <source>A model's name is letters, digits, '.', '_' and '-', at most 64, not '{name}'.</source>
        <translation>El nombre de un modelo son letras, cifras, '.', '_' y '-', 64 como máximo, no '{name}'.</translation>
    </message>
    <message>
        <source>There is a model '{name}' already, in {folder}; choose another name.</source>
        <translation>Ya hay un modelo '{name}', en {folder}; elija otro nombre.</translation>
    </message>
    <message>
        <source>{path} is {stand_in}, not the weights of a model; download the file itself.</source>
        <translation>{path} es {stand_in}, no los pesos de un modelo; descargue el archivo mismo.</translation>
    </message>
    <message>
        <source>{path} is missing; copy the model's folder again.</source>
        <translation>Falta {path}; copie de nuevo la carpeta del modelo.</translation>
    </message>
    <message>
        <source>The weights '{name}' are not all finite numbers, so no model was saved; train it anew.</source>
        <translation>Los pesos '{name}' no son todos números finitos, así que no se guardó ningún modelo; entrénelo de nuevo.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}); copy the model's folder again.</source>
        <translation>No se puede leer {path} ({reason}); copie de nuevo la carpeta del modelo.</translation>
    </message>
    <message>
        <source>{path} is cut off or altered: its SHA-256 is not the one in {card}; copy the model's folder again.</source>
        <translation>{path} está cortado o alterado: su SHA-256 no es el de {card}; copie de nuevo la carpeta del modelo.</translation>
    </message>
    <message>
        <source>{path} holds numbers that are not finite, in '{name}'; choose another model.</source>
        <translation>{path} contiene números que no son finitos, en '{name}'; elija otro modelo.</translation>
    </message>
    <message>
        <source>{path} does not fit the network '{network}' ({reason}).</source>
        <translation>{path} no corresponde a la red '{network}' ({reason}).</translation>
    </message>
    <message>
        <source>'{name}' prepares slices in another way than '{other}'; only models of the same preprocessing make an ensemble.</source>
        <translation>'{name}' prepara los cortes de otro modo que '{other}'; solo modelos con el mismo preprocesamiento forman un conjunto.</translation>
    </message>
    <message>
        <source>There is no network named {name}; {hint}</source>
        <translation>No hay ninguna red llamada {name}; {hint}</translation>
    </message>
    <message>
        <source>The network '{name}' cannot be built with {key} = {value}; expected whole numbers from 1 to {channels}, at most {levels} in a list, shares below 1, true, false or a word.</source>
        <translation>La red '{name}' no se puede construir con {key} = {value}; se esperaban enteros de 1 a {channels}, {levels} como máximo en una lista, fracciones menores que 1, true, false o una palabra.</translation>
    </message>
    <message>
        <source>The network '{name}' cannot be built with {arguments}: {reason}.</source>
        <translation>La red '{name}' no se puede construir con {arguments}: {reason}.</translation>
    </message>
    <message>
        <source>The members of an ensemble must be a list of 1 to {most} networks.</source>
        <translation>Los miembros de un conjunto deben ser una lista de 1 a {most} redes.</translation>
    </message>
    <message>
        <source>Every member of an ensemble must be a table with the name of a network, no ensemble.</source>
        <translation>Cada miembro de un conjunto debe ser una tabla con el nombre de una red, no un conjunto.</translation>
    </message>
    <message>
        <source>Unusable postprocessing: class_odds must be {count} numbers above 0, up to {most}, not {value}.</source>
        <translation>Posprocesamiento no utilizable: class_odds debe ser {count} números mayores que 0, hasta {most}, no {value}.</translation>
    </message>
    <message>
        <source>Unusable postprocessing: min_component_ml must be from 0 to {most}, not {value}.</source>
        <translation>Posprocesamiento no utilizable: min_component_ml debe estar entre 0 y {most}, no {value}.</translation>
    </message>
    <message>
        <source>Unusable postprocessing: beyond_lungs_mm must be from 0 to {most}, not {value}.</source>
        <translation>Posprocesamiento no utilizable: beyond_lungs_mm debe estar entre 0 y {most}, no {value}.</translation>
    </message>
    <message>
        <source>Unusable postprocessing: sure_above must be a probability from 0 to below 1, not {value}.</source>
        <translation>Posprocesamiento no utilizable: sure_above debe ser una probabilidad de 0 a menos de 1, no {value}.</translation>
    </message>
    <message>
        <source>Unusable preprocessing: {reason}.</source>
        <translation>Preprocesamiento no utilizable: {reason}.</translation>
    </message>
    <message>
        <source>Unusable preprocessing: normalisation 'standard' needs mean_hu and sd_hu.</source>
        <translation>Preprocesamiento no utilizable: la normalización 'standard' necesita mean_hu y sd_hu.</translation>
    </message>
    <message>
        <source>{name} looks at stacks of slices; give preprocessing.patch (slices, rows, columns).</source>
        <translation>{name} mira pilas de cortes; indique preprocessing.patch (cortes, filas, columnas).</translation>
    </message>
    <message>
        <source>{name} looks at single slices; leave out preprocessing.patch, {patch}.</source>
        <translation>{name} mira cortes sueltos; omita preprocessing.patch, {patch}.</translation>
    </message>
    <message>
        <source>The folder {folder} is a training run; its model is {model}.</source>
        <translation>La carpeta {folder} es un entrenamiento; su modelo es {model}.</translation>
    </message>
    <message>
        <source>{name} was not loaded from DICOM, so no DICOM object can refer to it; load the CT from the DICOM database, or export NIfTI.</source>
        <translation>{name} no se cargó desde DICOM, así que ningún objeto DICOM puede referirse a él; cargue la TC desde la base de datos DICOM o exporte NIfTI.</translation>
    </message>
    <message>
        <source>The DICOM files of {name} are no longer where they were; import the series again.</source>
        <translation>Los archivos DICOM de {name} ya no están donde estaban; importe la serie de nuevo.</translation>
    </message>
    <message>
        <source>{path} exists; choose another name, or allow it to be overwritten.</source>
        <translation>{path} ya existe; elija otro nombre o permita sobrescribirlo.</translation>
    </message>
    <message>
        <source>Slicer could not write {path}; its error log says why.</source>
        <translation>Slicer no pudo escribir {path}; su registro de errores dice por qué.</translation>
    </message>
    <message>
        <source>Writing NIfTI needs the package nibabel; install it, or export .seg.nrrd.</source>
        <translation>Para escribir NIfTI hace falta el paquete nibabel; instálelo o exporte .seg.nrrd.</translation>
    </message>
    <message>
        <source>{folder} holds {files}; choose another folder, or allow it to be overwritten.</source>
        <translation>{folder} contiene {files}; elija otra carpeta o permita sobrescribirla.</translation>
    </message>
    <message>
        <source>The report needs the package {package}; install it: pip install {package}</source>
        <translation>El informe necesita el paquete {package}; instálelo: pip install {package}</translation>
    </message>
    <message>
        <source>DICOM objects need the package {package}; install it: pip install {package}</source>
        <translation>Los objetos DICOM necesitan el paquete {package}; instálelo: pip install {package}</translation>
    </message>
    <message>
        <source>The comparison needs the package {package}; install it: pip install {package}</source>
        <translation>La comparación necesita el paquete {package}; instálelo: pip install {package}</translation>
    </message>
    <message>
        <source>Reports need jinja2 and matplotlib; run: pip install "covidseg[report]".</source>
        <translation>Los informes necesitan jinja2 y matplotlib; ejecute: pip install "covidseg[report]".</translation>
    </message>
    <message>
        <source>{folder} is a file; a report is a folder: give another name.</source>
        <translation>{folder} es un archivo; un informe es una carpeta: indique otro nombre.</translation>
    </message>
    <message>
        <source>{path} exists; choose another name, or replace it with --force.</source>
        <translation>{path} existe; elija otro nombre o reemplácelo con --force.</translation>
    </message>
    <message>
        <source>{series} is no DICOM series, to which DICOM objects belong; use 'covidseg report' instead.</source>
        <translation>{series} no es una serie DICOM, a la que pertenecen los objetos DICOM; use 'covidseg report'.</translation>
    </message>
    <message>
        <source>The DICOM files of the CT lack something that a picture needs ({reason}); use the PDF instead.</source>
        <translation>A los archivos DICOM de la TC les falta algo que una imagen necesita ({reason}); use el PDF.</translation>
    </message>
    <message>
        <source>The DICOM files of the CT name no study, to which a DICOM PDF belongs; use the PDF instead.</source>
        <translation>Los archivos DICOM de la TC no nombran ningún estudio, al que pertenece un PDF DICOM; use el PDF.</translation>
    </message>
    <message>
        <source>The DICOM files of the CT lack something that DICOM SR needs ({reason}); use the JSON instead.</source>
        <translation>A los archivos DICOM de la TC les falta algo que DICOM SR necesita ({reason}); use el JSON.</translation>
    </message>
    <message>
        <source>The label map {mask} has {labels}, the CT {ct} {voxels}; take the ones made from the same CT.</source>
        <translation>El mapa de etiquetas {mask} tiene {labels}, la TC {ct} {voxels}; tome los hechos sobre la misma TC.</translation>
    </message>
    <message>
        <source>The {what} has {labels}, the CT {ct}; take the ones made from the same CT.</source>
        <translation>{what}: {labels}, la TC: {ct}; tome los hechos sobre la misma TC.</translation>
    </message>
    <message>
        <source>Expected one or more corrected labels of {known}, not {values}; say which were corrected.</source>
        <translation>Se esperaban una o más etiquetas corregidas de {known}, no {values}; indique cuáles se corrigieron.</translation>
    </message>
    <message>
        <source>The labels have {labels} voxels and the CT {ct}; take those of this CT.</source>
        <translation>Las etiquetas tienen {labels} vóxeles y la TC {ct}; tome las de esta TC.</translation>
    </message>
    <message>
        <source>The case name {name} may hold letters, digits, - and _ only; choose another.</source>
        <translation>El nombre de caso {name} solo puede tener letras, cifras, - y _; elija otro.</translation>
    </message>
    <message>
        <source>The training set {folder} has a case {name}; choose another name or replace it.</source>
        <translation>El conjunto de entrenamiento {folder} ya tiene un caso {name}; elija otro nombre o reemplácelo.</translation>
    </message>
    <message>
        <source>{folder} is no training set: it holds other things; choose an empty or new folder.</source>
        <translation>{folder} no es un conjunto de entrenamiento: contiene otras cosas; elija una carpeta vacía o nueva.</translation>
    </message>
    <message>
        <source>{path} is no readable Decathlon description, with a 'training' list of image and label ({reason}).</source>
        <translation>{path} no es una descripción Decathlon legible, con una lista 'training' de imagen y etiqueta ({reason}).</translation>
    </message>
    <message>
        <source>CT class</source>
        <translation>Clase de TC</translation>
    </message>
    <message>
        <source>Six zones, 0–24</source>
        <translation>Seis zonas, 0–24</translation>
    </message>
    <message>
        <source>0: none; 1: &lt;25 %; 2: 25 to &lt;50 %; 3: 50–75 %; 4: &gt;75 % of both lungs ({opacity}). Below 1 % (our limit) CT-0 and CT-1 are not told apart. Grading by the worse lung is a variant, not used.</source>
        <translation>0: nada; 1: &lt;25 %; 2: 25 a &lt;50 %; 3: 50–75 %; 4: &gt;75 % de ambos pulmones ({opacity}). Por debajo del 1 % (nuestro límite) no se distinguen CT-0 y CT-1. La variante que clasifica por el pulmón más afectado no se usa.</translation>
    </message>
    <message>
        <source>Each zone 0: none; 1: &lt;25 %; 2: 25 to &lt;50 %; 3: 50 to &lt;75 %; 4: ≥75 % ({opacity}). Zones are thirds of lung height, not the anatomical zones (carina, inferior pulmonary veins) that the score was described for.</source>
        <translation>Cada zona 0: nada; 1: &lt;25 %; 2: 25 a &lt;50 %; 3: 50 a &lt;75 %; 4: ≥75 % ({opacity}). Las zonas son tercios de la altura pulmonar, no las zonas anatómicas (carina, venas pulmonares inferiores) para las que se describió la puntuación.</translation>
    </message>
    <message>
        <source>CT 0–4 classes of the Moscow health department (Morozov 2020)</source>
        <translation>Clases de TC 0–4 del departamento de salud de Moscú (Morozov 2020)</translation>
    </message>
    <message>
        <source>0–24 score by six zones; the zones replaced as the rule says</source>
        <translation>Puntuación 0–24 por seis zonas; las zonas, sustituidas como dice la regla</translation>
    </message>
    <message>
        <source>The lung field is unknown or cut off by the scan.</source>
        <translation>El campo pulmonar es desconocido o está cortado por la adquisición.</translation>
    </message>
    <message>
        <source>Less than 1 % of the lungs: within the false-positive range.</source>
        <translation>Menos del 1 % de los pulmones: dentro del rango de falsos positivos.</translation>
    </message>
    <message>
        <source>The zones are unknown: a lung is missing, or much of the lungs is cut off by the scan.</source>
        <translation>Las zonas son desconocidas: falta un pulmón, o la adquisición corta gran parte de los pulmones.</translation>
    </message>
    <message>
        <source>{count} of its points are for parts with less than 1 %: within the false-positive range.</source>
        <translation>{count} de sus puntos son de partes con menos del 1 %: dentro del rango de falsos positivos.</translation>
    </message>
    <message>
        <source>The label map may be one of the lungs, not of lesions: {why}; check which file was given.</source>
        <translation>El mapa de etiquetas puede ser el de los pulmones, no de lesiones: {why}; compruebe qué archivo se dio.</translation>
    </message>
    <message>
        <source>No lungs are known: shares, zones and scores are unknown.</source>
        <translation>No se conocen los pulmones: proporciones, zonas y puntuaciones son desconocidas.</translation>
    </message>
    <message>
        <source>The scan cuts the lungs off at the {where}: volumes are of the part that it shows.</source>
        <translation>La adquisición corta los pulmones ({where}): los volúmenes son de la parte mostrada.</translation>
    </message>
    <message>
        <source>The scan cuts the lungs off at the {where}: volumes are of the part that it shows; zones and scores are unknown, since the outermost slice holds {share} % of the largest area of lung (limit {limit} %).</source>
        <translation>La adquisición corta los pulmones ({where}): los volúmenes son de la parte mostrada; zonas y puntuaciones son desconocidas, pues el corte extremo contiene el {share} % de la mayor área de pulmón (límite {limit} %).</translation>
    </message>
    <message>
        <source>The lung field has {ml} mL, which is unusual for an adult: check the lung mask.</source>
        <translation>El campo pulmonar mide {ml} mL, inusual en un adulto: compruebe la máscara pulmonar.</translation>
    </message>
    <message>
        <source>There is no {side} lung in the lung field: sides, zones and scores miss it.</source>
        <translation>En el campo pulmonar falta el pulmón {side}: lados, zonas y puntuaciones no lo incluyen.</translation>
    </message>
    <message>
        <source>{amount} of GGO or consolidation lie outside the lung field and count in no share or score.</source>
        <translation>{amount} de vidrio deslustrado o consolidación están fuera del campo pulmonar y no cuentan en ninguna proporción ni puntuación.</translation>
    </message>
    <message>
        <source>The lungs could not be laid over one another (Dice {dice}, expected {least} or more): new and resolved are unknown.</source>
        <translation>Los pulmones no se pudieron superponer (Dice {dice}, se esperaba {least} o más): lo nuevo y lo resuelto son desconocidos.</translation>
    </message>
    <message>
        <source>A scan cuts off too much of the lungs to lay them over one another: new and resolved are unknown, and volumes and shares are of different parts of the lungs.</source>
        <translation>Una adquisición corta demasiado los pulmones para superponerlos: lo nuevo y lo resuelto se desconocen, y los volúmenes y porcentajes son de partes distintas de los pulmones.</translation>
    </message>
    <message>
        <source>The lungs lie over one another only if they are mirrored, turned or stretched more than a patient can be: new and resolved are unknown.</source>
        <translation>Los pulmones solo se superponen si se reflejan, giran o estiran más de lo que puede un paciente: lo nuevo y lo resuelto se desconocen.</translation>
    </message>
    <message>
        <source>{amount} of GGO or consolidation lie where the other CT shows nothing: they count neither as new nor as resolved.</source>
        <translation>{amount} de vidrio deslustrado o consolidación están donde la otra TC no muestra nada: no cuentan ni como nuevos ni como resueltos.</translation>
    </message>
    <message>
        <source>Lung volume differs by {change} %: a deeper or shallower breath changes mL more than shares.</source>
        <translation>El volumen pulmonar difiere en {change} %: una inspiración más o menos profunda cambia los mL más que las proporciones.</translation>
    </message>
    <message>
        <source>The kernels differ ({first_kernel}, {second_kernel}): HU and the well-aerated share cannot be compared.</source>
        <translation>Los filtros difieren ({first_kernel}, {second_kernel}): las HU y la proporción bien aireada no se pueden comparar.</translation>
    </message>
    <message>
        <source>The slice spacings differ ({first} and {second} mm): small lesions show unequally.</source>
        <translation>La separación de cortes difiere ({first} y {second} mm): las lesiones pequeñas se ven de forma desigual.</translation>
    </message>
    <message>
        <source>The second CT is older than the first by its date: give the CTs in the order of time.</source>
        <translation>Por su fecha, la segunda TC es anterior a la primera: dé las TC en orden temporal.</translation>
    </message>
    <message>
        <source>Both CTs are the same image: what changed is in the label maps alone, not in the patient.</source>
        <translation>Ambas TC son la misma imagen: solo cambiaron los mapas de etiquetas, no el paciente.</translation>
    </message>
    <message>
        <source>Both CTs are the same image, but their headers differ in voxel size or orientation: one of them at least is wrong, and volumes or sides with it.</source>
        <translation>Ambas TC son la misma imagen, pero sus cabeceras difieren en el tamaño de vóxel o la orientación: al menos una es incorrecta, y con ella los volúmenes o los lados.</translation>
    </message>
    <message>
        <source>Both label maps are the same though the CTs are not: one may have been made from the other CT; check the files.</source>
        <translation>Ambos mapas de etiquetas son iguales aunque las TC no lo son: uno puede haberse hecho a partir de la otra TC; compruebe los archivos.</translation>
    </message>
    <message>
        <source>The CTs name two patients: expected CTs of one, in the order of time.</source>
        <translation>Las TC nombran a dos pacientes: se esperaban TC de uno solo, en orden temporal.</translation>
    </message>
    <message>
        <source>Whether both CTs are of one patient is not known: the files do not say.</source>
        <translation>No se sabe si ambas TC son de un mismo paciente: los archivos no lo dicen.</translation>
    </message>
    <message>
        <source>On the {cases} the mean Dice of {lesion} fell from {before} to {now}.</source>
        <translation>En {cases}, el Dice medio de {lesion} bajó de {before} a {now}.</translation>
    </message>
    <message>
        <source>On the {cases} {lesion} is found in 1 case without it, before in {before}.</source>
        <translation>En {cases}, {lesion} se encuentra en 1 caso que no la tiene, antes en {before}.</translation>
    </message>
    <message>
        <source>On the {cases} {lesion} is found in {count} cases without it, before in {before}.</source>
        <translation>En {cases}, {lesion} se encuentra en {count} casos que no la tienen, antes en {before}.</translation>
    </message>
    <message>
        <source>CPU, 1 core</source>
        <translation>CPU, 1 núcleo</translation>
    </message>
    <message>
        <source>CPU, {count} cores</source>
        <translation>CPU, {count} núcleos</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>desconocido</translation>
    </message>
    <message>
        <source>GGO and consolidation fill {share} % of the lungs, as a mask of the lungs does</source>
        <translation>el vidrio deslustrado y la consolidación llenan el {share} % de los pulmones, como lo hace una máscara pulmonar</translation>
    </message>
    <message>
        <source>half of the GGO and consolidation is below {hu} HU, as healthy lung is</source>
        <translation>la mitad del vidrio deslustrado y la consolidación está por debajo de {hu} UH, como el pulmón sano</translation>
    </message>
    <message>
        <source>top</source>
        <translation>arriba</translation>
    </message>
    <message>
        <source>bottom</source>
        <translation>abajo</translation>
    </message>
    <message>
        <source>sides</source>
        <translation>a los lados</translation>
    </message>
    <message>
        <source>top and at the bottom</source>
        <translation>arriba y abajo</translation>
    </message>
    <message>
        <source>top and at the sides</source>
        <translation>arriba y a los lados</translation>
    </message>
    <message>
        <source>bottom and at the sides</source>
        <translation>abajo y a los lados</translation>
    </message>
    <message>
        <source>top and at the bottom and at the sides</source>
        <translation>arriba, abajo y a los lados</translation>
    </message>
    <message>
        <source>{dimensions}-D (a time series or several images)</source>
        <translation>de {dimensions} dimensiones (una serie temporal o varias imágenes)</translation>
    </message>
    <message>
        <source>{reason}; choose another name or folder</source>
        <translation>{reason}; elija otro nombre o carpeta</translation>
    </message>
    <message>
        <source>between {low} and {high} mm along the slice normal</source>
        <translation>entre {low} y {high} mm a lo largo de la normal de los cortes</translation>
    </message>
    <message>
        <source>of modality {modality}, not CT</source>
        <translation>de modalidad {modality}, no TC</translation>
    </message>
    <message>
        <source>cannot be opened: {reason}</source>
        <translation>no se puede abrir: {reason}</translation>
    </message>
    <message>
        <source>it can be measured ({others})</source>
        <translation>se puede medir ({others})</translation>
    </message>
    <message>
        <source>1 slice only</source>
        <translation>solo 1 corte</translation>
    </message>
    <message>
        <source>{count} slices only</source>
        <translation>solo {count} cortes</translation>
    </message>
    <message>
        <source>{count} such device(s)</source>
        <translation>{count} dispositivo(s) de este tipo</translation>
    </message>
    <message>
        <source>a 2-D picture</source>
        <translation>una imagen 2D</translation>
    </message>
    <message>
        <source>a scout (localizer) only</source>
        <translation>solo un topograma</translation>
    </message>
    <message>
        <source>a picture in colour or a screenshot, not slices</source>
        <translation>una imagen en color o captura de pantalla, no cortes</translation>
    </message>
    <message>
        <source>multi-frame DICOM that does not say where each frame lies</source>
        <translation>DICOM multifotograma que no dice dónde está cada fotograma</translation>
    </message>
    <message>
        <source>without {elements} in its headers, so it is not known where its voxels lie</source>
        <translation>sin {elements} en sus cabeceras, de modo que no se sabe dónde están sus vóxeles</translation>
    </message>
    <message>
        <source>projections of many slices each (MIP or the like), in which volumes are not right</source>
        <translation>proyecciones de muchos cortes cada una (MIP o similar), en las que los volúmenes no son correctos</translation>
    </message>
    <message>
        <source>it shows more of the lungs</source>
        <translation>muestra más de los pulmones</translation>
    </message>
    <message>
        <source>its slices are axial and original</source>
        <translation>sus cortes son axiales y originales</translation>
    </message>
    <message>
        <source>its slices are closer together</source>
        <translation>sus cortes están más juntos</translation>
    </message>
    <message>
        <source>its kernel is softer</source>
        <translation>su filtro es más suave</translation>
    </message>
    <message>
        <source>its slices are thinner</source>
        <translation>sus cortes son más finos</translation>
    </message>
    <message>
        <source>no such device that this PyTorch can use</source>
        <translation>ningún dispositivo de este tipo que este PyTorch pueda usar</translation>
    </message>
    <message>
        <source>cut off or damaged</source>
        <translation>cortado o dañado</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>dañado</translation>
    </message>
    <message>
        <source>may not be read by you</source>
        <translation>no tiene permiso para leerlo</translation>
    </message>
    <message>
        <source>an empty file</source>
        <translation>un archivo vacío</translation>
    </message>
    <message>
        <source>nothing but zeros</source>
        <translation>solo ceros</translation>
    </message>
    <message>
        <source>damaged: it inflates to an impossible size</source>
        <translation>dañado: tamaño descomprimido imposible</translation>
    </message>
    <message>
        <source>damaged: it has another number of frames than it says</source>
        <translation>dañado: otro número de fotogramas del que indica</translation>
    </message>
    <message>
        <source>the disk is full; make room, or choose another disk</source>
        <translation>el disco está lleno; libere espacio o elija otro disco</translation>
    </message>
    <message>
        <source>your quota on this disk is used up; make room, or choose another disk</source>
        <translation>su cuota en este disco está agotada; libere espacio o elija otro disco</translation>
    </message>
    <message>
        <source>the file is larger than this disk or session allows; choose another disk</source>
        <translation>el archivo es mayor de lo que permite este disco o sesión; elija otro disco</translation>
    </message>
    <message>
        <source>the name is too long; choose a shorter one</source>
        <translation>el nombre es demasiado largo; elija uno más corto</translation>
    </message>
    <message>
        <source>you may not write there; choose another folder</source>
        <translation>no tiene permiso para escribir allí; elija otra carpeta</translation>
    </message>
    <message>
        <source>the disk is read-only; choose another one</source>
        <translation>el disco es de solo lectura; elija otro</translation>
    </message>
    <message>
        <source>a part of the path is a file, not a folder; choose another folder</source>
        <translation>una parte de la ruta es un archivo, no una carpeta; elija otra carpeta</translation>
    </message>
    <message>
        <source>the disk reports an error; choose another one</source>
        <translation>el disco informa de un error; elija otro</translation>
    </message>
    <message>
        <source>{path}: {sentence}</source>
        <translation>{path}: {sentence}</translation>
    </message>
    <message>
        <source>{one} and {other}</source>
        <translation>{one} y {other}</translation>
    </message>
    <message>
        <source>right</source>
        <translation>derecho</translation>
    </message>
    <message>
        <source>left</source>
        <translation>izquierdo</translation>
    </message>
    <message>
        <source>slice(s)</source>
        <translation>corte(s)</translation>
    </message>
    <message>
        <source>patch(es)</source>
        <translation>bloque(s)</translation>
    </message>
    <message>
        <source>patients</source>
        <translation>pacientes</translation>
    </message>
    <message>
        <source>studies</source>
        <translation>estudios</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>está vacía</translation>
    </message>
    <message>
        <source>holds no DICOM image</source>
        <translation>no contiene ninguna imagen DICOM</translation>
    </message>
    <message>
        <source>of one value only</source>
        <translation>de un solo valor</translation>
    </message>
    <message>
        <source>of one value in a part</source>
        <translation>de un solo valor en una parte</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>vacío</translation>
    </message>
    <message>
        <source>blank in a part where the body goes on</source>
        <translation>vacío en una parte donde el cuerpo continúa</translation>
    </message>
    <message>
        <source>at both ends</source>
        <translation>en ambos extremos</translation>
    </message>
    <message>
        <source>at the lower end</source>
        <translation>en el extremo inferior</translation>
    </message>
    <message>
        <source>at the upper end</source>
        <translation>en el extremo superior</translation>
    </message>
    <message>
        <source>a zip archive</source>
        <translation>un archivo zip</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>una página web</translation>
    </message>
    <message>
        <source>a Git LFS pointer</source>
        <translation>un puntero de Git LFS</translation>
    </message>
    <message>
        <source>a git-annex pointer</source>
        <translation>un puntero de git-annex</translation>
    </message>
    <message>
        <source>the error message of a server</source>
        <translation>el mensaje de error de un servidor</translation>
    </message>
    <message>
        <source>unpack it, and give the file inside</source>
        <translation>descomprímalo y dé el archivo que contiene</translation>
    </message>
    <message>
        <source>download the file itself</source>
        <translation>descargue el archivo mismo</translation>
    </message>
    <message>
        <source>upper and lower</source>
        <translation>superior e inferior</translation>
    </message>
    <message>
        <source>left and right</source>
        <translation>izquierdo y derecho</translation>
    </message>
    <message>
        <source>a DICOM RT structure set (contours)</source>
        <translation>un conjunto de estructuras DICOM RT (contornos)</translation>
    </message>
    <message>
        <source>DICOM, but no segmentation (SEG)</source>
        <translation>DICOM, pero no una segmentación (SEG)</translation>
    </message>
    <message>
        <source>choose one with --series</source>
        <translation>elija una con --series en la línea de órdenes</translation>
    </message>
    <message>
        <source>give one of these folders</source>
        <translation>indique una de estas carpetas</translation>
    </message>
    <message>
        <source>choose one with --series, or segment each folder with --recursive</source>
        <translation>elija una con --series en la línea de órdenes o segmente cada carpeta con --recursive</translation>
    </message>
    <message>
        <source>give one of these folders, or segment each folder with --recursive</source>
        <translation>indique una de estas carpetas o segmente cada una con --recursive en la línea de órdenes</translation>
    </message>
    <message>
        <source>the table and the segments</source>
        <translation>la tabla y los segmentos</translation>
    </message>
    <message>
        <source>GGO and consolidation inside the lung field over the lung field; effusion does not count</source>
        <translation>vidrio deslustrado y consolidación dentro del campo pulmonar, respecto al campo pulmonar; el derrame no cuenta</translation>
    </message>
    <message>
        <source>Ground-glass opacity</source>
        <translation>Opacidad en vidrio deslustrado</translation>
    </message>
    <message>
        <source>Consolidation</source>
        <translation>Consolidación</translation>
    </message>
    <message>
        <source>Pleural effusion</source>
        <translation>Derrame pleural</translation>
    </message>
    <message>
        <source>All lesions</source>
        <translation>todas las lesiones</translation>
    </message>
    <message>
        <source>Infection</source>
        <translation>infección</translation>
    </message>
    <message>
        <source>new cases, held out</source>
        <translation>casos nuevos, reservados</translation>
    </message>
    <message>
        <source>old validation cases</source>
        <translation>casos antiguos de validación</translation>
    </message>
    <message>
        <source>old cases that the model learnt from, held out now</source>
        <translation>casos antiguos de los que aprendió el modelo, ahora reservados</translation>
    </message>
    <message>
        <source>cases that it learnt from</source>
        <translation>casos de los que aprendió</translation>
    </message>
</context>
</TS>
