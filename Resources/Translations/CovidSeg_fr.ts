<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>CovidSeg</name>
    <message>
        <source>CT:</source>
        <translation>TDM :</translation>
    </message>
    <message>
        <source>The chest CT, in Hounsfield units</source>
        <translation>Le scanner thoracique, en unités Hounsfield</translation>
    </message>
    <message>
        <source>Choose a CT</source>
        <translation>Choisir un scanner</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Exemple</translation>
    </message>
    <message>
        <source>Load a computed chest CT with lesions of known volume; nothing is downloaded</source>
        <translation>Charge un scanner thoracique calculé, aux lésions de volume connu ; rien n'est téléchargé</translation>
    </message>
    <message>
        <source>Model:</source>
        <translation>Modèle :</translation>
    </message>
    <message>
        <source>The trained network that finds the lesions</source>
        <translation>Le réseau entraîné qui trouve les lésions</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Ajouter…</translation>
    </message>
    <message>
        <source>Copy a model folder (model.json and weights.safetensors) into your models</source>
        <translation>Copie un dossier de modèle (model.json et weights.safetensors) parmi vos modèles</translation>
    </message>
    <message>
        <source>Lungs:</source>
        <translation>Poumons :</translation>
    </message>
    <message>
        <source>Where lesions may be: ground-glass opacity and consolidation in the lungs, effusion in the chest cavity</source>
        <translation>Où les lésions peuvent être : verre dépoli et condensation dans les poumons, épanchement dans la cavité thoracique</translation>
    </message>
    <message>
        <source>Lung mask</source>
        <translation>Masque des poumons</translation>
    </message>
    <message>
        <source>The segmentation or label map that holds the lungs</source>
        <translation>La segmentation ou la carte de labels qui contient les poumons</translation>
    </message>
    <message>
        <source>Choose where the lungs are</source>
        <translation>Choisir où sont les poumons</translation>
    </message>
    <message>
        <source>Segment of the lung mask</source>
        <translation>Segment du masque des poumons</translation>
    </message>
    <message>
        <source>The segment that covers both lungs</source>
        <translation>Le segment qui couvre les deux poumons</translation>
    </message>
    <message>
        <source>Device:</source>
        <translation>Calcul sur :</translation>
    </message>
    <message>
        <source>Where the network runs</source>
        <translation>Où le réseau calcule</translation>
    </message>
    <message>
        <source>Lung window</source>
        <translation>Fenêtre pulmonaire</translation>
    </message>
    <message>
        <source>Show the CT in a lung window (1500 HU wide around -600)</source>
        <translation>Affiche le scanner en fenêtre pulmonaire (largeur 1500 UH autour de -600)</translation>
    </message>
    <message>
        <source>Soft tissue</source>
        <translation>Tissus mous</translation>
    </message>
    <message>
        <source>Show the CT in a soft-tissue window (400 HU wide around 40)</source>
        <translation>Affiche le scanner en fenêtre médiastinale (largeur 400 UH autour de 40)</translation>
    </message>
    <message>
        <source>Show and fit</source>
        <translation>Afficher et ajuster</translation>
    </message>
    <message>
        <source>Show the CT in all slice views, as large as they are</source>
        <translation>Affiche le scanner dans toutes les vues de coupe, aussi grand qu'elles</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Avancé</translation>
    </message>
    <message>
        <source>Effort:</source>
        <translation>Effort :</translation>
    </message>
    <message>
        <source>For models of several networks. Automatic: thorough on a GPU and for short scans, quick for long scans on the CPU</source>
        <translation>Pour les modèles de plusieurs réseaux. Automatique : approfondi sur GPU et pour les examens courts, rapide pour les longs sur CPU</translation>
    </message>
    <message>
        <source>Smallest island:</source>
        <translation>Plus petit îlot :</translation>
    </message>
    <message>
        <source>Connected parts of a class smaller than this are removed; 0 keeps all</source>
        <translation>Les parties connexes d'une classe plus petites sont supprimées ; 0 les garde toutes</translation>
    </message>
    <message>
        <source>as the model says</source>
        <translation>selon le modèle</translation>
    </message>
    <message>
        <source> mL</source>
        <translation> mL</translation>
    </message>
    <message>
        <source>Slices at a time:</source>
        <translation>Coupes à la fois :</translation>
    </message>
    <message>
        <source>More is faster on a GPU and needs more memory; it is halved by itself when memory runs out</source>
        <translation>Davantage est plus rapide sur GPU et demande plus de mémoire ; c'est réduit de moitié si elle manque</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatique</translation>
    </message>
    <message>
        <source>Probabilities:</source>
        <translation>Probabilités :</translation>
    </message>
    <message>
        <source>also load them as volumes</source>
        <translation>les charger aussi comme volumes</translation>
    </message>
    <message>
        <source>One volume a class, 0 to 1</source>
        <translation>Un volume par classe, de 0 à 1</translation>
    </message>
    <message>
        <source>Uncertainty:</source>
        <translation>Incertitude :</translation>
    </message>
    <message>
        <source>keep a map of it</source>
        <translation>en garder une carte</translation>
    </message>
    <message>
        <source>How unsure the network was at each voxel, in percent; it can be laid over the CT</source>
        <translation>L'incertitude du réseau en chaque voxel, en pour cent ; elle peut être superposée au scanner</translation>
    </message>
    <message>
        <source>No internet:</source>
        <translation>Sans internet :</translation>
    </message>
    <message>
        <source>Install packages from a folder…</source>
        <translation>Installer des paquets depuis un dossier…</translation>
    </message>
    <message>
        <source>For computers without internet: a folder of wheels (.whl) that another computer downloaded</source>
        <translation>Pour les ordinateurs sans internet : un dossier de wheels (.whl) téléchargés par un autre ordinateur</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segmenter</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>What the program that runs the network wrote</source>
        <translation>Ce qu'a écrit le programme qui exécute le réseau</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Segmentation on show</source>
        <translation>Segmentation affichée</translation>
    </message>
    <message>
        <source>The segmentation whose figures are shown and which is corrected and exported</source>
        <translation>La segmentation dont les chiffres sont affichés, et qui est corrigée et exportée</translation>
    </message>
    <message>
        <source>No segmentation chosen</source>
        <translation>Aucune segmentation choisie</translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation>Mesures</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>Copier le tableau</translation>
    </message>
    <message>
        <source>Put the selected rows, or all of them, into the clipboard as text between tabs</source>
        <translation>Met les lignes choisies, ou toutes, dans le presse-papiers, en texte séparé par des tabulations</translation>
    </message>
    <message>
        <source>Table to scene</source>
        <translation>Tableau dans la scène</translation>
    </message>
    <message>
        <source>Put the figures, with their units, into a table of the scene that other modules can use</source>
        <translation>Met les chiffres, avec leurs unités, dans un tableau de la scène utilisable par d'autres modules</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>Zones</translation>
    </message>
    <message>
        <source>Also show ground glass and consolidation in the upper, middle and lower third of each lung's height</source>
        <translation>Affiche aussi verre dépoli et condensation dans les tiers supérieur, moyen et inférieur de la hauteur de chaque poumon</translation>
    </message>
    <message>
        <source>Previous lesion</source>
        <translation>Lésion précédente</translation>
    </message>
    <message>
        <source>Move the slice views back to the lesion before</source>
        <translation>Ramène les vues de coupe à la lésion précédente</translation>
    </message>
    <message>
        <source>Next lesion</source>
        <translation>Lésion suivante</translation>
    </message>
    <message>
        <source>Move the slice views to the next lesion, largest first</source>
        <translation>Amène les vues de coupe à la lésion suivante, la plus grande d'abord</translation>
    </message>
    <message>
        <source>Lesions</source>
        <translation>Lésions</translation>
    </message>
    <message>
        <source>Choose a lesion by its size</source>
        <translation>Choisir une lésion d'après sa taille</translation>
    </message>
    <message>
        <source>from:</source>
        <translation>dès :</translation>
    </message>
    <message>
        <source>Smallest lesion</source>
        <translation>Plus petite lésion</translation>
    </message>
    <message>
        <source>Smaller lesions are passed over; in the table they count</source>
        <translation>Les lésions plus petites sont sautées ; elles comptent dans le tableau</translation>
    </message>
    <message>
        <source>Next uncertain place</source>
        <translation>Lieu incertain suivant</translation>
    </message>
    <message>
        <source>Move the slice views to where the model was least sure, then to the next such place</source>
        <translation>Amène les vues de coupe là où le modèle était le moins sûr, puis au lieu suivant</translation>
    </message>
    <message>
        <source>Show uncertainty</source>
        <translation>Afficher l'incertitude</translation>
    </message>
    <message>
        <source>Lay over the CT how unsure the model was: dark 10 %, bright 50 % and more, where two classes were equally likely</source>
        <translation>Superpose au scanner l'incertitude du modèle : sombre à 10 %, claire dès 50 %, où deux classes étaient également probables</translation>
    </message>
    <message>
        <source>Correct the lungs</source>
        <translation>Corriger les poumons</translation>
    </message>
    <message>
        <source>Correct the lungs in the editor below and measure again; the network does not run again</source>
        <translation>Corriger les poumons dans l'éditeur ci-dessous et mesurer à nouveau ; le réseau n'est pas relancé</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Comparer…</translation>
    </message>
    <message>
        <source>Compare with an earlier or later result of the same patient in this scene: what is new, resolved, persisting</source>
        <translation>Comparer avec un résultat antérieur ou ultérieur du même patient dans cette scène : ce qui est nouveau, disparu, persistant</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
    <message>
        <source>GGO</source>
        <translation>Verre dépoli</translation>
    </message>
    <message>
        <source>Show ground-glass opacity</source>
        <translation>Afficher le verre dépoli</translation>
    </message>
    <message>
        <source>Consolidation</source>
        <translation>Condensation</translation>
    </message>
    <message>
        <source>Show consolidation</source>
        <translation>Afficher la condensation</translation>
    </message>
    <message>
        <source>Effusion</source>
        <translation>Épanchement</translation>
    </message>
    <message>
        <source>Show pleural effusion</source>
        <translation>Afficher l'épanchement pleural</translation>
    </message>
    <message>
        <source>3D</source>
        <translation>3D</translation>
    </message>
    <message>
        <source>Show the surfaces of the segments in the 3D view</source>
        <translation>Affiche les surfaces des segments dans la vue 3D</translation>
    </message>
    <message>
        <source>Outline only</source>
        <translation>Contour seul</translation>
    </message>
    <message>
        <source>Show outlines only, so that the CT beneath stays visible</source>
        <translation>N'affiche que les contours, pour que le scanner reste visible dessous</translation>
    </message>
    <message>
        <source>Opacity:</source>
        <translation>Opacité :</translation>
    </message>
    <message>
        <source>Opacity of the segments</source>
        <translation>Opacité des segments</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <source>Add GGO</source>
        <translation>Ajouter verre dépoli</translation>
    </message>
    <message>
        <source>Add consolidation</source>
        <translation>Ajouter condensation</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Enlever</translation>
    </message>
    <message>
        <source>around:</source>
        <translation>autour :</translation>
    </message>
    <message>
        <source>Size of a click</source>
        <translation>Taille d'un clic</translation>
    </message>
    <message>
        <source>a point</source>
        <translation>un point</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>Export and learn</source>
        <translation>Exporter et apprendre</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Add to training set…</source>
        <translation>Ajouter au jeu d'entraînement…</translation>
    </message>
    <message>
        <source>Retrain…</source>
        <translation>Réentraîner…</translation>
    </message>
    <message>
        <source>Train the chosen model further on a training set; Slicer stays usable</source>
        <translation>Poursuit l'entraînement du modèle choisi sur un jeu d'entraînement ; Slicer reste utilisable</translation>
    </message>
    <message>
        <source>Many CTs</source>
        <translation>Plusieurs scanners</translation>
    </message>
    <message>
        <source>All CTs of the scene</source>
        <translation>Tous ceux de la scène</translation>
    </message>
    <message>
        <source>Segment one CT after another; one that fails does not stop the others</source>
        <translation>Segmente un scanner après l'autre ; un échec n'arrête pas les autres</translation>
    </message>
    <message>
        <source>A folder…</source>
        <translation>Un dossier…</translation>
    </message>
    <message>
        <source>Segment every CT in a folder and below it; label maps and reports go into another folder, not into the scene</source>
        <translation>Segmente chaque scanner d'un dossier et de ses sous-dossiers ; cartes et rapports vont dans un autre dossier, pas dans la scène</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Stop; what was finished is kept</source>
        <translation>Arrêter ; ce qui est fini est gardé</translation>
    </message>
    <message>
        <source>Tutorial and documentation</source>
        <translation>Tutoriel et documentation</translation>
    </message>
    <message>
        <source>CovidSeg</source>
        <translation>CovidSeg</translation>
    </message>
    <message>
        <source>The models' training data and licences stand beside each model in the panel and in its model.json.</source>
        <translation>Les données d'entraînement et les licences des modèles figurent à côté de chaque modèle dans le panneau et dans son model.json.</translation>
    </message>
    <message>
        <source>Finds ground-glass opacity, consolidation and pleural effusion on a chest CT and measures them. Choose a CT, press Segment, correct what is wrong, and export. For research: not a medical device, not for diagnosis.</source>
        <translation>Trouve verre dépoli, condensation et épanchement pleural sur un scanner thoracique et les mesure. Choisissez un scanner, appuyez sur Segmenter, corrigez ce qui est faux, exportez. Pour la recherche : n'est pas un dispositif médical, pas pour le diagnostic.</translation>
    </message>
    <message>
        <source>Tutorial</source>
        <translation>Tutoriel</translation>
    </message>
</context>
<context>
    <name>logic.training</name>
    <message>
        <source>Training set: an existing folder, or a new empty one</source>
        <translation>Jeu d'entraînement : un dossier existant, ou un nouveau dossier vide</translation>
    </message>
    <message>
        <source>Training set to learn from</source>
        <translation>Jeu d'entraînement dont apprendre</translation>
    </message>
    <message>
        <source>The CT of this segmentation is no longer in the scene; load it again.</source>
        <translation>Le scanner de cette segmentation n'est plus dans la scène ; chargez-le à nouveau.</translation>
    </message>
    <message>
        <source>Going on with the training that was broken off…</source>
        <translation>Reprise de l'entraînement interrompu…</translation>
    </message>
    <message>
        <source>Starting the training…</source>
        <translation>Démarrage de l'entraînement…</translation>
    </message>
    <message>
        <source>Stopping the training…</source>
        <translation>Arrêt de l'entraînement…</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>La remplacer</translation>
    </message>
    <message>
        <source>Add it once more</source>
        <translation>L'ajouter encore une fois</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}: {figures}</source>
        <translation>Époque {epoch} sur {epochs} : {figures}</translation>
    </message>
    <message>
        <source>The new model '{name}' is ready and chosen above.</source>
        <translation>Le nouveau modèle « {name} » est prêt et choisi ci-dessus.</translation>
    </message>
    <message>
        <source>The training was stopped.</source>
        <translation>L'entraînement a été arrêté.</translation>
    </message>
    <message>
        <source>The training failed; see above.</source>
        <translation>L'entraînement a échoué ; voir ci-dessus.</translation>
    </message>
    <message>
        <source>Added as {name} to {folder}.</source>
        <translation>Ajouté comme {name} à {folder}.</translation>
    </message>
    <message>
        <source>This segmentation is already in the training set, as {name}.</source>
        <translation>Cette segmentation est déjà dans le jeu d'entraînement, comme {name}.</translation>
    </message>
</context>
<context>
    <name>CovidSegLib.panel</name>
    <message>
        <source>Segment a CT first, or choose a segmentation.</source>
        <translation>Segmentez d'abord un scanner, ou choisissez une segmentation.</translation>
    </message>
    <message>
        <source>Installing {packages}. This takes some minutes, in which Slicer hardly answers…</source>
        <translation>Installation de {packages}. Elle prend quelques minutes, pendant lesquelles Slicer répond à peine…</translation>
    </message>
    <message>
        <source>The model '{name}' comes with these terms: {terms} It is not a medical device. Do you agree?</source>
        <translation>Le modèle « {name} » est soumis à ces conditions : {terms} Ce n'est pas un dispositif médical. Êtes-vous d'accord ?</translation>
    </message>
    <message>
        <source>The scene was closed, so the segmentation was stopped.</source>
        <translation>La scène a été fermée, la segmentation a donc été arrêtée.</translation>
    </message>
    <message>
        <source>Folder of a model</source>
        <translation>Dossier d'un modèle</translation>
    </message>
    <message>
        <source>Folder with wheels (.whl)</source>
        <translation>Dossier de wheels (.whl)</translation>
    </message>
    <message>
        <source>Write the segmentation, a label map or the table to a file</source>
        <translation>Écrire la segmentation, une carte de labels ou le tableau dans un fichier</translation>
    </message>
    <message>
        <source>Put this CT and what you corrected into a folder that the training reads</source>
        <translation>Met ce scanner et vos corrections dans un dossier que lit l'entraînement</translation>
    </message>
    <message>
        <source>Stop training</source>
        <translation>Arrêter l'entraînement</translation>
    </message>
    <message>
        <source>Retrain…</source>
        <translation>Réentraîner…</translation>
    </message>
    <message>
        <source>A training is running; wait until it is done, or stop it.</source>
        <translation>Un entraînement est en cours ; attendez sa fin, ou arrêtez-le.</translation>
    </message>
    <message>
        <source>Many CTs are being segmented; wait until that is done, or stop it.</source>
        <translation>Plusieurs scanners sont en cours de segmentation ; attendez la fin, ou arrêtez.</translation>
    </message>
    <message>
        <source>There is no scene.</source>
        <translation>Il n'y a pas de scène.</translation>
    </message>
    <message>
        <source>Something else is running; wait until that is done, or stop it.</source>
        <translation>Autre chose est en cours ; attendez la fin, ou arrêtez-la.</translation>
    </message>
    <message>
        <source>The CT was removed, so the segmentation was stopped.</source>
        <translation>Le scanner a été retiré, la segmentation a donc été arrêtée.</translation>
    </message>
    <message>
        <source>The packages are installed.</source>
        <translation>Les paquets sont installés.</translation>
    </message>
    <message>
        <source>{ct}, on which {name} was made, holds no voxels; load its file again.</source>
        <translation>{ct}, sur lequel {name} a été fait, ne contient pas de voxels ; rechargez son fichier.</translation>
    </message>
    <message>
        <source>The sample could not be made.</source>
        <translation>L'exemple n'a pas pu être calculé.</translation>
    </message>
    <message>
        <source>{name} was corrected by hand. Make a new segmentation beside it, or replace it? (Undo in the editor brings the corrections back.)</source>
        <translation>{name} a été corrigé à la main. Créer une nouvelle segmentation à côté, ou le remplacer ? (Annuler dans l'éditeur rétablit les corrections.)</translation>
    </message>
    <message>
        <source>Make a new one</source>
        <translation>En créer une nouvelle</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>La remplacer</translation>
    </message>
    <message>
        <source>{name} was not made on a CT of this scene.</source>
        <translation>{name} n'a pas été fait sur un scanner de cette scène.</translation>
    </message>
    <message>
        <source>{name} lies on the grid of {ct}, so it is taken as made on it.</source>
        <translation>{name} est sur la grille de {ct} : il est donc considéré comme fait dessus.</translation>
    </message>
    <message>
        <source>{name} has no segments of CovidSeg, so there is nothing to measure.</source>
        <translation>{name} n'a pas de segments de CovidSeg, il n'y a donc rien à mesurer.</translation>
    </message>
</context>
<context>
    <name>process.dependencies</name>
    <message>
        <source>The folder {folder} holds no wheels (.whl); choose the folder that they were copied to.</source>
        <translation>Le dossier {folder} ne contient pas de wheels (.whl) ; choisissez celui où ils ont été copiés.</translation>
    </message>
    <message>
        <source>PyTorch {installed} is installed, and CovidSeg needs {needed} or newer; uninstall it in the module PyTorch Utils, restart Slicer, and try again.</source>
        <translation>PyTorch {installed} est installé, et CovidSeg demande {needed} ou plus récent ; désinstallez-le dans le module PyTorch Utils, redémarrez Slicer et réessayez.</translation>
    </message>
    <message>
        <source>Still missing after the installation: {names}; look into Slicer's Python console.</source>
        <translation>Manquent encore après l'installation : {names} ; voyez la console Python de Slicer.</translation>
    </message>
    <message>
        <source>CovidSeg needs Python packages that are not installed in Slicer: {packages}. They are downloaded from the internet, which takes some minutes and, for PyTorch, up to some gigabytes. Install them now?</source>
        <translation>CovidSeg demande des paquets Python qui ne sont pas installés dans Slicer : {packages}. Ils sont téléchargés d'internet, ce qui prend quelques minutes et, pour PyTorch, jusqu'à quelques gigaoctets. Les installer maintenant ?</translation>
    </message>
    <message>
        <source>CovidSeg needs {requirement} for this, and this Slicer brings {name} {version}, which must not be replaced; use a newer Slicer (5.12 has it), or Slicer's own export to DICOM.</source>
        <translation>CovidSeg demande pour cela {requirement}, et ce Slicer apporte {name} {version}, qui ne doit pas être remplacé ; utilisez un Slicer plus récent (5.12 l'a), ou l'export DICOM de Slicer.</translation>
    </message>
    <message>
        <source>The packages could not be installed ({reason}); look into Slicer's Python console, or install them from a folder of wheels.</source>
        <translation>Les paquets n'ont pas pu être installés ({reason}) ; voyez la console Python de Slicer, ou installez-les depuis un dossier de wheels.</translation>
    </message>
    <message>
        <source>Slicer's extension PyTorch is not there; install it with the Extensions Manager, restart Slicer, and try again, or install from a folder of wheels.</source>
        <translation>L'extension PyTorch de Slicer manque ; installez-la avec le gestionnaire d'extensions, redémarrez Slicer et réessayez, ou installez depuis un dossier de wheels.</translation>
    </message>
    <message>
        <source>The packages could not be installed from {folder}: {hint}; the wheels must fit this Slicer's Python and operating system, and include what each package depends on.</source>
        <translation>Les paquets n'ont pas pu être installés depuis {folder} : {hint} ; les wheels doivent convenir au Python et au système de ce Slicer, et comprendre ce dont chaque paquet dépend.</translation>
    </message>
    <message>
        <source>there is no wheel of {names}</source>
        <translation>il n'y a pas de wheel pour {names}</translation>
    </message>
    <message>
        <source>see Slicer's Python console</source>
        <translation>voir la console Python de Slicer</translation>
    </message>
</context>
<context>
    <name>widgets.batch_table</name>
    <message>
        <source>Folder with CTs</source>
        <translation>Dossier de scanners</translation>
    </message>
    <message>
        <source>Empty folder for the results</source>
        <translation>Dossier vide pour les résultats</translation>
    </message>
</context>
<context>
    <name>widgets.dialogs</name>
    <message>
        <source>How often the training goes through its samples; more takes longer</source>
        <translation>Combien de fois l'entraînement parcourt ses échantillons ; plus dure plus longtemps</translation>
    </message>
    <message>
        <source>Which classes are right on every slice now? The training takes the others for unknown, not for absent.</source>
        <translation>Quelles classes sont maintenant justes sur chaque coupe ? L'entraînement tient les autres pour inconnues, non pour absentes.</translation>
    </message>
    <message>
        <source>Name of the new model:</source>
        <translation>Nom du nouveau modèle :</translation>
    </message>
    <message>
        <source>Epochs:</source>
        <translation>Époques :</translation>
    </message>
    <message>
        <source>Train the chosen model further on the {count} cases of {folder}.</source>
        <translation>Poursuivre l'entraînement du modèle choisi sur les {count} cas de {folder}.</translation>
    </message>
    <message>
        <source>{path} exists. Replace it?</source>
        <translation>{path} existe. Le remplacer ?</translation>
    </message>
</context>
<context>
    <name>result.click_correction</name>
    <message>
        <source>Point the mouse at it in a slice view and press {key}; Undo below takes it back</source>
        <translation>Pointez la souris dessus dans une vue de coupe et appuyez sur {key} ; Annuler ci-dessous le défait</translation>
    </message>
    <message>
        <source>{ml} mL taken away.</source>
        <translation>{ml} mL enlevés.</translation>
    </message>
    <message>
        <source>{ml} mL added.</source>
        <translation>{ml} mL ajoutés.</translation>
    </message>
    <message>
        <source>All within this distance of the point is meant for sure, as under a brush, and what belongs to it around that; large lesions need fewer strokes then ({keys})</source>
        <translation>Tout ce qui est à cette distance du point est visé à coup sûr, comme sous un pinceau, et ce qui en fait partie autour ; les grandes lésions demandent alors moins de traits ({keys})</translation>
    </message>
    <message>
        <source>Point the mouse at the place in a slice view and press {key}.</source>
        <translation>Pointez la souris sur l'endroit dans une vue de coupe et appuyez sur {key}.</translation>
    </message>
</context>
<context>
    <name>result.comparison</name>
    <message>
        <source>Folder for the comparison</source>
        <translation>Dossier pour la comparaison</translation>
    </message>
    <message>
        <source>The comparison is in {folder}: open comparison.html.</source>
        <translation>La comparaison est dans {folder} : ouvrez comparison.html.</translation>
    </message>
    <message>
        <source>{name}, on {ct}, as the earlier study</source>
        <translation>{name}, sur {ct}, comme examen antérieur</translation>
    </message>
    <message>
        <source>Segment another CT of this patient first</source>
        <translation>Segmentez d'abord un autre scanner de ce patient</translation>
    </message>
    <message>
        <source>{folder} holds a comparison. Replace it?</source>
        <translation>{folder} contient une comparaison. La remplacer ?</translation>
    </message>
</context>
<context>
    <name>result.display_controls</name>
    <message>
        <source>Show or hide all segments ({key})</source>
        <translation>Afficher ou cacher tous les segments ({key})</translation>
    </message>
    <message>
        <source>The surfaces could not be made.</source>
        <translation>Les surfaces n'ont pas pu être calculées.</translation>
    </message>
</context>
<context>
    <name>result.export_menu</name>
    <message>
        <source>Export the segmentation</source>
        <translation>Exporter la segmentation</translation>
    </message>
    <message>
        <source>Export the label map</source>
        <translation>Exporter la carte de labels</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>Exporter le tableau</translation>
    </message>
    <message>
        <source>Folder for the report</source>
        <translation>Dossier pour le rapport</translation>
    </message>
    <message>
        <source>Folder for the DICOM objects</source>
        <translation>Dossier pour les objets DICOM</translation>
    </message>
    <message>
        <source>DICOM SEG and SR lie beside the CT in the DICOM database.</source>
        <translation>Les DICOM SEG et SR sont à côté du scanner dans la base DICOM.</translation>
    </message>
    <message>
        <source>Segmentation for 3D Slicer (.seg.nrrd)…</source>
        <translation>Segmentation pour 3D Slicer (.seg.nrrd)…</translation>
    </message>
    <message>
        <source>Label map, 1 to 3 (.nii.gz)…</source>
        <translation>Carte de labels, 1 à 3 (.nii.gz)…</translation>
    </message>
    <message>
        <source>DICOM segmentation (.dcm)…</source>
        <translation>Segmentation DICOM (.dcm)…</translation>
    </message>
    <message>
        <source>Table (.csv)…</source>
        <translation>Tableau (.csv)…</translation>
    </message>
    <message>
        <source>Report: page, PDF, all measurements…</source>
        <translation>Rapport : page, PDF, toutes les mesures…</translation>
    </message>
    <message>
        <source>DICOM segmentation and measurements (SEG, SR), into a folder…</source>
        <translation>Segmentation et mesures DICOM (SEG, SR), dans un dossier…</translation>
    </message>
    <message>
        <source>DICOM segmentation and measurements, beside the CT in the DICOM database</source>
        <translation>Segmentation et mesures DICOM, à côté du scanner dans la base DICOM</translation>
    </message>
    <message>
        <source>Export DICOM SEG</source>
        <translation>Exporter DICOM SEG</translation>
    </message>
    <message>
        <source>The CT of this segmentation is no longer in the scene; load it again.</source>
        <translation>Le scanner de cette segmentation n'est plus dans la scène ; chargez-le à nouveau.</translation>
    </message>
    <message>
        <source>The report is in {folder}: open report.html.</source>
        <translation>Le rapport est dans {folder} : ouvrez report.html.</translation>
    </message>
    <message>
        <source>Slicer's DICOM database did not take the objects; its error log says why.</source>
        <translation>La base DICOM de Slicer n'a pas accepté les objets ; son journal d'erreurs dit pourquoi.</translation>
    </message>
    <message>
        <source>Exported to {path}.</source>
        <translation>Exporté vers {path}.</translation>
    </message>
    <message>
        <source>DICOM SEG and SR are in {folder}.</source>
        <translation>Les DICOM SEG et SR sont dans {folder}.</translation>
    </message>
    <message>
        <source>{folder} holds a report. Replace it?</source>
        <translation>{folder} contient un rapport. Le remplacer ?</translation>
    </message>
    <message>
        <source>{folder} holds DICOM objects. Replace them?</source>
        <translation>{folder} contient des objets DICOM. Les remplacer ?</translation>
    </message>
</context>
<context>
    <name>result.findings_table</name>
    <message>
        <source>Also show ground glass and consolidation in the upper, middle and lower third of each lung's height</source>
        <translation>Affiche aussi verre dépoli et condensation dans les tiers supérieur, moyen et inférieur de la hauteur de chaque poumon</translation>
    </message>
    <message>
        <source>There are no zones: the lungs are unknown, or the scan cuts them off</source>
        <translation>Il n'y a pas de zones : les poumons sont inconnus, ou l'examen les coupe</translation>
    </message>
    <message>
        <source>On the patient's right; in brackets the share of the right lung, or of its third</source>
        <translation>À droite du patient ; entre parenthèses la part du poumon droit, ou de son tiers</translation>
    </message>
    <message>
        <source>On the patient's left; in brackets the share of the left lung, or of its third</source>
        <translation>À gauche du patient ; entre parenthèses la part du poumon gauche, ou de son tiers</translation>
    </message>
</context>
<context>
    <name>result.lung_correction</name>
    <message>
        <source>The lungs are being corrected; press Use these lungs first.</source>
        <translation>Les poumons sont en cours de correction ; appuyez d'abord sur « Prendre ces poumons ».</translation>
    </message>
    <message>
        <source>Correct the lungs</source>
        <translation>Corriger les poumons</translation>
    </message>
    <message>
        <source>Use these lungs</source>
        <translation>Prendre ces poumons</translation>
    </message>
    <message>
        <source>Correct the lungs in the editor below, then press Use these lungs.</source>
        <translation>Corrigez les poumons dans l'éditeur ci-dessous, puis appuyez sur Prendre ces poumons.</translation>
    </message>
    <message>
        <source>Measured again in the corrected lungs.</source>
        <translation>Mesuré à nouveau dans les poumons corrigés.</translation>
    </message>
</context>
<context>
    <name>result.places</name>
    <message>
        <source>Uncertain place {number} of {count}: {what}</source>
        <translation>Lieu incertain {number} sur {count} : {what}</translation>
    </message>
    <message>
        <source>Lesion {number} of {count}: {what}</source>
        <translation>Lésion {number} sur {count} : {what}</translation>
    </message>
    <message>
        <source>No place stands out as uncertain.</source>
        <translation>Aucun lieu ne ressort comme incertain.</translation>
    </message>
    <message>
        <source>The lesions could not be found.</source>
        <translation>Les lésions n'ont pas pu être trouvées.</translation>
    </message>
    <message>
        <source>The CT of this segmentation is no longer in the scene; load it again.</source>
        <translation>Le scanner de cette segmentation n'est plus dans la scène ; chargez-le à nouveau.</translation>
    </message>
    <message>
        <source>No lesion of this size</source>
        <translation>Aucune lésion de cette taille</translation>
    </message>
    <message>
        <source>and {count} smaller ones</source>
        <translation>et {count} plus petites</translation>
    </message>
    <message>
        <source>There is no lesion of {ml} mL or more.</source>
        <translation>Il n'y a pas de lésion de {ml} mL ou plus.</translation>
    </message>
</context>
<context>
    <name>result.results</name>
    <message>
        <source>The table is in the clipboard.</source>
        <translation>Le tableau est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>There is nothing to measure: the CT of this segmentation is not in the scene.</source>
        <translation>Il n'y a rien à mesurer : le scanner de cette segmentation n'est pas dans la scène.</translation>
    </message>
    <message>
        <source>The figures are in the scene's table {name}.</source>
        <translation>Les chiffres sont dans le tableau {name} de la scène.</translation>
    </message>
</context>
<context>
    <name>widgets.run_status</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segmenter</translation>
    </message>
    <message>
        <source>Find and measure the lesions on the CT</source>
        <translation>Trouver et mesurer les lésions sur le scanner</translation>
    </message>
    <message>
        <source>Ready to segment.</source>
        <translation>Prêt à segmenter.</translation>
    </message>
</context>
<context>
    <name>widgets.selectors</name>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>Choose the segmentation or label map that holds the lungs.</source>
        <translation>Choisissez la segmentation ou la carte de labels qui contient les poumons.</translation>
    </message>
    <message>
        <source>The chosen segmentation has no segments; choose another for the lungs.</source>
        <translation>La segmentation choisie n'a pas de segments ; choisissez-en une autre pour les poumons.</translation>
    </message>
    <message>
        <source>{name} (not on this computer)</source>
        <translation>{name} (absent de cet ordinateur)</translation>
    </message>
    <message>
        <source>The model '{name}' is not on this computer; choose or add another.</source>
        <translation>Le modèle « {name} » n'est pas sur cet ordinateur ; choisissez-en ou ajoutez-en un autre.</translation>
    </message>
    <message>
        <source>Automatic ({device})</source>
        <translation>Automatique ({device})</translation>
    </message>
</context>
<context>
    <name>frontend.batch</name>
    <message>
        <source>CT</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>GGO, mL</source>
        <translation>Verre dépoli, mL</translation>
    </message>
    <message>
        <source>Consolidation, mL</source>
        <translation>Condensation, mL</translation>
    </message>
    <message>
        <source>Effusion, mL</source>
        <translation>Épanchement, mL</translation>
    </message>
    <message>
        <source>Affected, %</source>
        <translation>Atteint, %</translation>
    </message>
    <message>
        <source>Stopped; what was finished is kept.</source>
        <translation>Arrêté ; ce qui était fini est gardé.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt…</translation>
    </message>
    <message>
        <source>CT {number} of {total}, {name}: {what}</source>
        <translation>Scanner {number} sur {total}, {name} : {what}</translation>
    </message>
    <message>
        <source>There is no CT in the scene; load some, or choose a folder.</source>
        <translation>Il n'y a pas de scanner dans la scène ; chargez-en, ou choisissez un dossier.</translation>
    </message>
    <message>
        <source>A lung mask of the scene fits one CT; choose another way to find the lungs.</source>
        <translation>Un masque pulmonaire de la scène convient à un seul scanner ; choisissez une autre façon de trouver les poumons.</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>The scene was closed, so the batch was stopped.</source>
        <translation>La scène a été fermée, la série a donc été arrêtée.</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>CT {number} of {total}, {name}</source>
        <translation>Scanner {number} sur {total}, {name}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fini</translation>
    </message>
    <message>
        <source>{done} of {total} CTs segmented.</source>
        <translation>{done} scanners sur {total} segmentés.</translation>
    </message>
    <message>
        <source>Looking for CTs in {folder}…</source>
        <translation>Recherche de scanners dans {folder}…</translation>
    </message>
    <message>
        <source>was removed</source>
        <translation>a été retiré</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>arrêté</translation>
    </message>
    <message>
        <source>Label maps and reports are in {folder}; open reports/cohort.html.</source>
        <translation>Cartes de labels et rapports sont dans {folder} ; ouvrez reports/cohort.html.</translation>
    </message>
</context>
<context>
    <name>frontend.choices</name>
    <message>
        <source>Choose a CT, or load the sample.</source>
        <translation>Choisissez un scanner, ou chargez l'exemple.</translation>
    </message>
    <message>
        <source>The package lungmask is not installed; install it, or choose another way to find the lungs.</source>
        <translation>Le paquet lungmask n'est pas installé ; installez-le, ou choisissez une autre façon de trouver les poumons.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>Grey values and anatomy, no network</source>
        <translation>Niveaux de gris et anatomie, sans réseau</translation>
    </message>
    <message>
        <source>Package lungmask (U-Net R231)</source>
        <translation>Paquet lungmask (U-Net R231)</translation>
    </message>
    <message>
        <source>Segment or label map of the scene</source>
        <translation>Segment ou carte de labels de la scène</translation>
    </message>
    <message>
        <source>None: search the whole image</source>
        <translation>Aucun : chercher dans toute l'image</translation>
    </message>
    <message>
        <source>Quick: one network, one look</source>
        <translation>Rapide : un réseau, un regard</translation>
    </message>
    <message>
        <source>Thorough: all networks, mirror images too</source>
        <translation>Approfondi : tous les réseaux, images en miroir aussi</translation>
    </message>
    <message>
        <source>{name} was made by CovidSeg from a CT; choose that CT.</source>
        <translation>{name} a été fait par CovidSeg à partir d'un scanner ; choisissez ce scanner.</translation>
    </message>
    <message>
        <source>{name} is a label map; choose the CT that it was made from.</source>
        <translation>{name} est une carte de labels ; choisissez le scanner dont elle est faite.</translation>
    </message>
    <message>
        <source>{name} holds no voxels; choose another CT.</source>
        <translation>{name} ne contient pas de voxels ; choisissez un autre scanner.</translation>
    </message>
</context>
<context>
    <name>frontend.findings</name>
    <message>
        <source>Nothing that makes these CTs hard to compare was found.</source>
        <translation>Rien n'a été trouvé qui rende ces scanners difficiles à comparer.</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Lésion</translation>
    </message>
    <message>
        <source>mL</source>
        <translation>mL</translation>
    </message>
    <message>
        <source>% of lungs</source>
        <translation>% des poumons</translation>
    </message>
    <message>
        <source>Right, mL</source>
        <translation>Droite, mL</translation>
    </message>
    <message>
        <source>Left, mL</source>
        <translation>Gauche, mL</translation>
    </message>
    <message>
        <source>The change of the share of lung is unknown.</source>
        <translation>L'évolution de la part de poumon est inconnue.</translation>
    </message>
    <message>
        <source>Both CTs: {note}</source>
        <translation>Les deux scanners : {note}</translation>
    </message>
    <message>
        <source>The first CT: {note}</source>
        <translation>Le premier scanner : {note}</translation>
    </message>
    <message>
        <source>The second CT: {note}</source>
        <translation>Le second scanner : {note}</translation>
    </message>
    <message>
        <source>upper third</source>
        <translation>tiers supérieur</translation>
    </message>
    <message>
        <source>middle third</source>
        <translation>tiers moyen</translation>
    </message>
    <message>
        <source>lower third</source>
        <translation>tiers inférieur</translation>
    </message>
    <message>
        <source>Lungs</source>
        <translation>Poumons</translation>
    </message>
    <message>
        <source>Ground-glass opacity</source>
        <translation>Opacité en verre dépoli</translation>
    </message>
    <message>
        <source>Consolidation</source>
        <translation>Condensation</translation>
    </message>
    <message>
        <source>Pleural effusion</source>
        <translation>Épanchement pleural</translation>
    </message>
    <message>
        <source>Affected lung</source>
        <translation>Poumon atteint</translation>
    </message>
    <message>
        <source>{value} of {maximum}</source>
        <translation>{value} sur {maximum}</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>CT-0 or CT-1</source>
        <translation>CT-0 ou CT-1</translation>
    </message>
    <message>
        <source>GGO and consolidation: {then} % → {now} % of the lungs ({points} points).</source>
        <translation>Verre dépoli et condensation : {then} % → {now} % des poumons ({points} points).</translation>
    </message>
    <message>
        <source>Days between the CTs: {days}.</source>
        <translation>Jours entre les scanners : {days}.</translation>
    </message>
    <message>
        <source>Affected, {third}</source>
        <translation>Atteint, {third}</translation>
    </message>
</context>
<context>
    <name>frontend.models</name>
    <message>
        <source>Research use only (terms of the training data); the code is Apache-2.0.</source>
        <translation>Réservé à la recherche (conditions des données d'entraînement) ; le code est sous Apache-2.0.</translation>
    </message>
    <message>
        <source>Its description can be read once the packages are installed.</source>
        <translation>Sa description pourra être lue quand les paquets seront installés.</translation>
    </message>
    <message>
        <source>Accuracy not measured.</source>
        <translation>Exactitude non mesurée.</translation>
    </message>
    <message>
        <source>Licence unknown.</source>
        <translation>Licence inconnue.</translation>
    </message>
    <message>
        <source>{name} ({count} cases)</source>
        <translation>{name} ({count} cas)</translation>
    </message>
    <message>
        <source>Trained on {data}.</source>
        <translation>Entraîné sur {data}.</translation>
    </message>
    <message>
        <source>There is already a model '{name}' in {folder}; rename or remove one of the two.</source>
        <translation>Il y a déjà un modèle « {name} » dans {folder} ; renommez ou retirez l'un des deux.</translation>
    </message>
    <message>
        <source>unknown data</source>
        <translation>des données inconnues</translation>
    </message>
    <message>
        <source>Dice on held-out cases: {figures}.</source>
        <translation>Dice sur des cas réservés : {figures}.</translation>
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
        <translation>hors des poumons</translation>
    </message>
    <message>
        <source>uncertainty {percent} %</source>
        <translation>incertitude {percent} %</translation>
    </message>
    <message>
        <source>right</source>
        <translation>droite</translation>
    </message>
    <message>
        <source>left</source>
        <translation>gauche</translation>
    </message>
</context>
<context>
    <name>frontend.retraining</name>
    <message>
        <source>{folder} is no training set: it has no imagesTr with CTs; add corrected CTs to it first.</source>
        <translation>{folder} n'est pas un jeu d'entraînement : il n'a pas d'imagesTr avec des scanners ; ajoutez-y d'abord des scanners corrigés.</translation>
    </message>
    <message>
        <source>The CT of this segmentation is no longer in the scene; load it again.</source>
        <translation>Le scanner de cette segmentation n'est plus dans la scène ; chargez-le à nouveau.</translation>
    </message>
    <message>
        <source>Accuracy not measured: too few cases.</source>
        <translation>Exactitude non mesurée : trop peu de cas.</translation>
    </message>
    <message>
        <source>{lesion} on {cases}: {before:.2f} before, {now:.2f} now.</source>
        <translation>{lesion} sur {cases} : {before:.2f} avant, {now:.2f} maintenant.</translation>
    </message>
    <message>
        <source>Accuracy (Dice):</source>
        <translation>Exactitude (Dice) :</translation>
    </message>
    <message>
        <source>Accuracy not measured: the held-out cases hold no lesion.</source>
        <translation>Exactitude non mesurée : les cas réservés ne contiennent pas de lésion.</translation>
    </message>
    <message>
        <source>WORSE: {sentence}</source>
        <translation>MOINS BON : {sentence}</translation>
    </message>
</context>
<context>
    <name>frontend.segmenting</name>
    <message>
        <source>the CPU</source>
        <translation>le CPU</translation>
    </message>
    <message>
        <source>Little was found; looking again: slice {done} of {total}</source>
        <translation>Peu de choses trouvées ; second regard : coupe {done} sur {total}</translation>
    </message>
    <message>
        <source>Slice {done} of {total}</source>
        <translation>Coupe {done} sur {total}</translation>
    </message>
    <message>
        <source>Putting the slices together…</source>
        <translation>Assemblage des coupes…</translation>
    </message>
    <message>
        <source>Something unexpected went wrong ({kind}); see the details.</source>
        <translation>Une chose inattendue s'est produite ({kind}) ; voir les détails.</translation>
    </message>
    <message>
        <source>about {seconds} s left</source>
        <translation>encore {seconds} s environ</translation>
    </message>
    <message>
        <source>Starting the network; the first time this takes a few seconds…</source>
        <translation>Démarrage du réseau ; la première fois, cela prend quelques secondes…</translation>
    </message>
    <message>
        <source>Done in {seconds} s on {device}.</source>
        <translation>Fini en {seconds} s sur {device}.</translation>
    </message>
    <message>
        <source>Finding the lungs…</source>
        <translation>Recherche des poumons…</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Préparation…</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>encore {minutes} min environ</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt…</translation>
    </message>
    <message>
        <source>The CT was removed; the result was dropped.</source>
        <translation>Le scanner a été retiré ; le résultat a été abandonné.</translation>
    </message>
    <message>
        <source>{ct} findings</source>
        <translation>{ct}, lésions</translation>
    </message>
    <message>
        <source>Stopped; nothing was changed.</source>
        <translation>Arrêté ; rien n'a été changé.</translation>
    </message>
</context>
<context>
    <name>worker.batch_client</name>
    <message>
        <source>The segmentation process</source>
        <translation>Le processus de segmentation</translation>
    </message>
</context>
<context>
    <name>worker.client</name>
    <message>
        <source>The segmentation process was stopped; try again.</source>
        <translation>Le processus de segmentation a été arrêté ; réessayez.</translation>
    </message>
    <message>
        <source>The volume could not be handed over through {folder} ({reason}); make room on the disk.</source>
        <translation>Le volume n'a pas pu être transmis par {folder} ({reason}) ; libérez de la place sur le disque.</translation>
    </message>
    <message>
        <source>The segmentation process</source>
        <translation>Le processus de segmentation</translation>
    </message>
    <message>
        <source>The segmentation process gave an answer that cannot be used ({reason}).</source>
        <translation>Le processus de segmentation a donné une réponse inutilisable ({reason}).</translation>
    </message>
</context>
<context>
    <name>worker.jobs</name>
    <message>
        <source>{what} could not be started, because Python was not found; install it again.</source>
        <translation>{what} n'a pas pu démarrer, car Python n'a pas été trouvé ; réinstallez-le.</translation>
    </message>
    <message>
        <source>{what} was killed, perhaps because memory ran out; close other programs and try again.</source>
        <translation>{what} a été tué, peut-être faute de mémoire ; fermez d'autres programmes et réessayez.</translation>
    </message>
    <message>
        <source>{what} crashed before it gave a result; see the details, and try again.</source>
        <translation>{what} s'est écrasé avant de donner un résultat ; voyez les détails, et réessayez.</translation>
    </message>
    <message>
        <source>{what} ended with exit code {code} before it gave a result; see the details, and try again.</source>
        <translation>{what} s'est terminé avec le code {code} avant de donner un résultat ; voyez les détails, et réessayez.</translation>
    </message>
</context>
<context>
    <name>worker.training_client</name>
    <message>
        <source>The training process ended, but its model is not in {folder}; see the details.</source>
        <translation>Le processus d'entraînement est terminé, mais son modèle n'est pas dans {folder} ; voir les détails.</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>perte</translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation>perte de validation</translation>
    </message>
    <message>
        <source>validation Dice</source>
        <translation>Dice de validation</translation>
    </message>
    <message>
        <source>The training process</source>
        <translation>Le processus d'entraînement</translation>
    </message>
    <message>
        <source>The training process ended without a model; see the details.</source>
        <translation>Le processus d'entraînement s'est terminé sans modèle ; voir les détails.</translation>
    </message>
    <message>
        <source>{figures}; {minutes} min left</source>
        <translation>{figures} ; encore {minutes} min</translation>
    </message>
</context>
<context>
    <name>app.autosave</name>
    <message>
        <source>Corrections of {ct} were not exported when CovidSeg ended ({when}).</source>
        <translation>Des corrections de {ct} n’étaient pas exportées quand CovidSeg s’est arrêté ({when}).</translation>
    </message>
    <message>
        <source>{ct} findings</source>
        <translation>{ct}, lésions</translation>
    </message>
    <message>
        <source>The corrections that were kept cannot be read; discard them.</source>
        <translation>Les corrections conservées sont illisibles ; abandonnez-les.</translation>
    </message>
</context>
<context>
    <name>app.launch</name>
    <message>
        <source>Others on the network can reach this page: whoever has the address below sees the CT.</source>
        <translation>D’autres sur le réseau peuvent atteindre cette page : qui a l’adresse ci-dessous voit le scanner.</translation>
    </message>
    <message>
        <source>Ctrl-C ends it.</source>
        <translation>Ctrl-C y met fin.</translation>
    </message>
    <message>
        <source>Nobody had the page open for {minutes} min, so it was ended.</source>
        <translation>Personne n’a eu la page ouverte pendant {minutes} min ; elle a été arrêtée.</translation>
    </message>
    <message>
        <source>Corrections that were not exported are kept; covidseg app offers them next time.</source>
        <translation>Les corrections non exportées sont conservées ; covidseg app les proposera la prochaine fois.</translation>
    </message>
</context>
<context>
    <name>app.page</name>
    <message>
        <source>The connection to CovidSeg is gone</source>
        <translation>La connexion à CovidSeg est coupée</translation>
    </message>
    <message>
        <source>Reload this page. If that does not help, CovidSeg has ended: start covidseg app again, and open the address that it prints; corrections that were not exported are offered there.</source>
        <translation>Rechargez cette page. Si cela n'aide pas, CovidSeg est terminé : relancez covidseg app et ouvrez l'adresse qu'il affiche ; les corrections non exportées y sont proposées.</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Recharger</translation>
    </message>
    <message>
        <source>Four views</source>
        <translation>Quatre vues</translation>
    </message>
    <message>
        <source>Large axial view</source>
        <translation>Grande vue axiale</translation>
    </message>
    <message>
        <source>Axial alone</source>
        <translation>Axiale seule</translation>
    </message>
    <message>
        <source>3D alone</source>
        <translation>3D seule</translation>
    </message>
    <message>
        <source>Axial</source>
        <translation>Axiale</translation>
    </message>
    <message>
        <source>Coronal</source>
        <translation>Coronale</translation>
    </message>
    <message>
        <source>Sagittal</source>
        <translation>Sagittale</translation>
    </message>
    <message>
        <source>3D</source>
        <translation>3D</translation>
    </message>
    <message>
        <source>Lung</source>
        <translation>Poumon</translation>
    </message>
    <message>
        <source>Soft tissue</source>
        <translation>Tissus mous</translation>
    </message>
    <message>
        <source>Right lung</source>
        <translation>Poumon droit</translation>
    </message>
    <message>
        <source>Left lung</source>
        <translation>Poumon gauche</translation>
    </message>
    <message>
        <source>Add what looks alike</source>
        <translation>Ajouter ce qui se ressemble</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Enlever</translation>
    </message>
    <message>
        <source>Erase inside</source>
        <translation>Effacer l’intérieur</translation>
    </message>
    <message>
        <source>Keep inside</source>
        <translation>Garder l’intérieur</translation>
    </message>
    <message>
        <source>Fill inside</source>
        <translation>Remplir l’intérieur</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Médian</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Ouverture</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Fermeture</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Regarder</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>Peindre</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Couper</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>Cliquer</translation>
    </message>
    <message>
        <source>Segmentation for 3D Slicer</source>
        <translation>Segmentation pour 3D Slicer</translation>
    </message>
    <message>
        <source>Label map, 1 to 3</source>
        <translation>Carte d’étiquettes, 1 à 3</translation>
    </message>
    <message>
        <source>DICOM segmentation</source>
        <translation>Segmentation DICOM</translation>
    </message>
    <message>
        <source>DICOM structured report</source>
        <translation>Rapport structuré DICOM</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tableau</translation>
    </message>
    <message>
        <source>Report: page, PDF, measurements</source>
        <translation>Rapport : page, PDF, mesures</translation>
    </message>
    <message>
        <source>Slice up, down, in the view under the pointer</source>
        <translation>Coupe suivante, précédente dans la vue sous le pointeur</translation>
    </message>
    <message>
        <source>Page ↑  Page ↓</source>
        <translation>Page ↑  Page ↓</translation>
    </message>
    <message>
        <source>Ten slices up, down, in the view under the pointer</source>
        <translation>Dix coupes plus loin, plus haut ou plus bas, dans la vue sous le pointeur</translation>
    </message>
    <message>
        <source>Class to edit</source>
        <translation>Classe à modifier</translation>
    </message>
    <message>
        <source>Paint, erase, scissors, click</source>
        <translation>Peindre, effacer, ciseaux, clic</translation>
    </message>
    <message>
        <source>Put the tool down</source>
        <translation>Poser l’outil</translation>
    </message>
    <message>
        <source>Larger, smaller brush</source>
        <translation>Pinceau plus grand, plus petit</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Hide the segments, show them</source>
        <translation>Masquer, montrer les segments</translation>
    </message>
    <message>
        <source>Next lesion, next uncertain place</source>
        <translation>Lésion suivante, endroit incertain suivant</translation>
    </message>
    <message>
        <source>Undo, redo</source>
        <translation>Annuler, rétablir</translation>
    </message>
    <message>
        <source>Fit all views</source>
        <translation>Ajuster toutes les vues</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Clair ou sombre</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Clavier</translation>
    </message>
    <message>
        <source>Controls</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>Corrections were kept</source>
        <translation>Des corrections sont conservées</translation>
    </message>
    <message>
        <source>Go on with them</source>
        <translation>Les reprendre</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>CT</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>File or zip</source>
        <translation>Fichier ou zip</translation>
    </message>
    <message>
        <source>DICOM folder</source>
        <translation>Dossier DICOM</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Exemple</translation>
    </message>
    <message>
        <source>CT: a file or a zip archive</source>
        <translation>Scanner : un fichier ou une archive zip</translation>
    </message>
    <message>
        <source>CT: a folder with DICOM files</source>
        <translation>Scanner : un dossier de fichiers DICOM</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Chargement</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segmenter</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Lungs, device, effort</source>
        <translation>Poumons, appareil, effort</translation>
    </message>
    <message>
        <source>Keep a map of what the network is not sure of</source>
        <translation>Garder une carte de ce dont le réseau n’est pas sûr</translation>
    </message>
    <message>
        <source>Lungs found by</source>
        <translation>Poumons trouvés par</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Appareil</translation>
    </message>
    <message>
        <source>Effort</source>
        <translation>Effort</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Shares, sides and zones need to know where the lungs are.</source>
        <translation>Proportions, côtés et zones exigent de savoir où sont les poumons.</translation>
    </message>
    <message>
        <source>Finding the lungs</source>
        <translation>Recherche des poumons</translation>
    </message>
    <message>
        <source>Find the lungs</source>
        <translation>Trouver les poumons</translation>
    </message>
    <message>
        <source>Corrected by hand</source>
        <translation>Corrigé à la main</translation>
    </message>
    <message>
        <source>Look through</source>
        <translation>Parcourir</translation>
    </message>
    <message>
        <source>Lesion before</source>
        <translation>Lésion précédente</translation>
    </message>
    <message>
        <source>Next lesion</source>
        <translation>Lésion suivante</translation>
    </message>
    <message>
        <source>Next uncertain place</source>
        <translation>Lieu incertain suivant</translation>
    </message>
    <message>
        <source>Lesions of at least, mL</source>
        <translation>Lésions d’au moins, mL</translation>
    </message>
    <message>
        <source>Colour what the network was not sure of</source>
        <translation>Colorer ce dont le réseau n’était pas sûr</translation>
    </message>
    <message>
        <source>Correct the lungs</source>
        <translation>Corriger les poumons</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <source>What is edited</source>
        <translation>Ce qui est modifié</translation>
    </message>
    <message>
        <source>Show or hide</source>
        <translation>Montrer ou masquer</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrouiller</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout montrer</translation>
    </message>
    <message>
        <source>Hide all</source>
        <translation>Tout masquer</translation>
    </message>
    <message>
        <source>Brush, mm</source>
        <translation>Pinceau, mm</translation>
    </message>
    <message>
        <source>A ball: paint the slices around it too</source>
        <translation>Une boule : peindre aussi les coupes voisines</translation>
    </message>
    <message>
        <source>Scissors</source>
        <translation>Ciseaux</translation>
    </message>
    <message>
        <source>Click on a lesion in a slice: what looks like it nearby is added to the class.</source>
        <translation>Cliquez sur une lésion dans une coupe : ce qui lui ressemble à proximité est ajouté à la classe.</translation>
    </message>
    <message>
        <source>Click on what is drawn by mistake: what belongs to it there is taken away.</source>
        <translation>Cliquez sur ce qui est dessiné par erreur : ce qui en fait partie à cet endroit est enlevé.</translation>
    </message>
    <message>
        <source>Through all slices</source>
        <translation>À travers toutes les coupes</translation>
    </message>
    <message>
        <source>Only within a range of grey values</source>
        <translation>Seulement dans une plage de gris</translation>
    </message>
    <message>
        <source>From, HU</source>
        <translation>De, UH</translation>
    </message>
    <message>
        <source>to, HU</source>
        <translation>à, UH</translation>
    </message>
    <message>
        <source>Fill the class with all of this range</source>
        <translation>Remplir la classe de toute cette plage</translation>
    </message>
    <message>
        <source>Largest island only</source>
        <translation>Plus grand îlot seul</translation>
    </message>
    <message>
        <source>Drop islands below</source>
        <translation>Retirer les îlots sous</translation>
    </message>
    <message>
        <source>Smooth, mm</source>
        <translation>Lisser, mm</translation>
    </message>
    <message>
        <source>Show and correct the lungs</source>
        <translation>Montrer et corriger les poumons</translation>
    </message>
    <message>
        <source>Use these lungs</source>
        <translation>Prendre ces poumons</translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation>Les laisser</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Opacité</translation>
    </message>
    <message>
        <source>Outlines only</source>
        <translation>Contours seuls</translation>
    </message>
    <message>
        <source>Surfaces in 3D</source>
        <translation>Surfaces en 3D</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Needs a CT that came as DICOM</source>
        <translation>Exige un scanner venu en DICOM</translation>
    </message>
    <message>
        <source>Tables and reports are in English: other programs read them, and scores are quoted from their papers.</source>
        <translation>Les tableaux et les rapports sont en anglais : d'autres programmes les lisent, et les scores sont cités d'après leurs publications.</translation>
    </message>
    <message>
        <source>Compare with an earlier CT</source>
        <translation>Comparer avec un scanner antérieur</translation>
    </message>
    <message>
        <source>Keep this result, then open and segment the later CT of the same patient.</source>
        <translation>Gardez ce résultat, puis ouvrez et segmentez le scanner ultérieur du même patient.</translation>
    </message>
    <message>
        <source>Earlier CT:</source>
        <translation>Scanner antérieur :</translation>
    </message>
    <message>
        <source>Now open and segment the later one.</source>
        <translation>Ouvrez et segmentez maintenant le plus récent.</translation>
    </message>
    <message>
        <source>Compare, and save the report</source>
        <translation>Comparer et enregistrer le rapport</translation>
    </message>
    <message>
        <source>Keep this result as the earlier one</source>
        <translation>Garder ce résultat comme antérieur</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>Relâcher</translation>
    </message>
    <message>
        <source>Learn from corrections</source>
        <translation>Apprendre des corrections</translation>
    </message>
    <message>
        <source>Training set: a folder on this computer</source>
        <translation>Jeu d’entraînement : un dossier de cet ordinateur</translation>
    </message>
    <message>
        <source>Right on every slice; the training takes the others for unknown:</source>
        <translation>Juste sur chaque coupe ; l’entraînement tient les autres pour inconnues :</translation>
    </message>
    <message>
        <source>Add to the training set</source>
        <translation>Ajouter au jeu d’entraînement</translation>
    </message>
    <message>
        <source>Retrain</source>
        <translation>Réentraîner</translation>
    </message>
    <message>
        <source>Stop training</source>
        <translation>Arrêter l'entraînement</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Époques</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Entraînement</translation>
    </message>
    <message>
        <source>What the training wrote</source>
        <translation>Ce que l'entraînement a écrit</translation>
    </message>
    <message>
        <source>Many CTs</source>
        <translation>Plusieurs scanners</translation>
    </message>
    <message>
        <source>Folder with CTs, on this computer</source>
        <translation>Dossier de scanners, sur cet ordinateur</translation>
    </message>
    <message>
        <source>Send files</source>
        <translation>Envoyer des fichiers</translation>
    </message>
    <message>
        <source>Send a folder</source>
        <translation>Envoyer un dossier</translation>
    </message>
    <message>
        <source>Many CTs: files</source>
        <translation>Plusieurs scanners : fichiers</translation>
    </message>
    <message>
        <source>Many CTs: a folder</source>
        <translation>Plusieurs scanners : un dossier</translation>
    </message>
    <message>
        <source>Folder for the results; a new one if empty</source>
        <translation>Dossier des résultats ; vide : un nouveau</translation>
    </message>
    <message>
        <source>Segment them all</source>
        <translation>Tout segmenter</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Regarder</translation>
    </message>
    <message>
        <source>Save all results (zip)</source>
        <translation>Enregistrer tous les résultats (zip)</translation>
    </message>
    <message>
        <source>For research, not for diagnosis. Everything stays on this computer.</source>
        <translation>Pour la recherche, pas pour le diagnostic. Tout reste sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Vues</translation>
    </message>
    <message>
        <source>Open a chest CT</source>
        <translation>Ouvrir un scanner thoracique</translation>
    </message>
    <message>
        <source>A NIfTI, NRRD or MetaImage file, a folder of DICOM slices, or a zip archive of either. Drop it anywhere on this page.</source>
        <translation>Un fichier NIfTI, NRRD ou MetaImage, un dossier de coupes DICOM, ou une archive zip de l’un d’eux. Déposez-le n’importe où sur cette page.</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Choisir un fichier</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>Essayer l’exemple</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>scene.results</name>
    <message>
        <source>Lesion {number} of {count}: {what}</source>
        <translation>Lésion {number} sur {count} : {what}</translation>
    </message>
    <message>
        <source>Uncertain place {number} of {count}: {what}</source>
        <translation>Lieu incertain {number} sur {count} : {what}</translation>
    </message>
    <message>
        <source>No place stands out as uncertain.</source>
        <translation>Aucun lieu ne ressort comme incertain.</translation>
    </message>
    <message>
        <source>There is no lesion of {ml} mL or more.</source>
        <translation>Il n'y a pas de lésion de {ml} mL ou plus.</translation>
    </message>
</context>
<context>
    <name>app.server</name>
    <message>
        <source>drawn elsewhere</source>
        <translation>dessiné ailleurs</translation>
    </message>
</context>
<context>
    <name>app.session</name>
    <message>
        <source>The segmentation was corrected by hand. Opening another CT drops the corrections.</source>
        <translation>La segmentation a été corrigée à la main. Ouvrir un autre scanner abandonne les corrections.</translation>
    </message>
    <message>
        <source>{x} × {y} × {z} voxels of {a:.2f} × {b:.2f} × {c:.2f} mm</source>
        <translation>{x} × {y} × {z} voxels de {a:.2f} × {b:.2f} × {c:.2f} mm</translation>
    </message>
    <message>
        <source>The corrections were not exported; they stay for the comparison, until the page is closed.</source>
        <translation>Les corrections ne sont pas exportées ; elles restent pour la comparaison, jusqu’à la fermeture de la page.</translation>
    </message>
    <message>
        <source>The segmentation was corrected by hand. Segmenting again replaces it; Undo brings it back.</source>
        <translation>La segmentation a été corrigée à la main. Segmenter de nouveau la remplace ; Annuler la ramène.</translation>
    </message>
    <message>
        <source>{ct} findings</source>
        <translation>{ct}, lésions</translation>
    </message>
    <message>
        <source>Drop the corrections?</source>
        <translation>Abandonner les corrections ?</translation>
    </message>
    <message>
        <source>Go on without export?</source>
        <translation>Continuer sans exporter ?</translation>
    </message>
    <message>
        <source>Drop them</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Segment again?</source>
        <translation>Segmenter de nouveau ?</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Segment again</source>
        <translation>Segmenter de nouveau</translation>
    </message>
</context>
<context>
    <name>tasks.choosing</name>
    <message>
        <source>The model '{name}' comes with these terms: {terms} It is not a medical device. Do you agree?</source>
        <translation>Le modèle « {name} » est soumis à ces conditions : {terms} Ce n'est pas un dispositif médical. Êtes-vous d'accord ?</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>Automatic ({device})</source>
        <translation>Automatique ({device})</translation>
    </message>
    <message>
        <source>Terms of the model</source>
        <translation>Conditions du modèle</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>J’accepte</translation>
    </message>
</context>
<context>
    <name>tasks.comparison</name>
    <message>
        <source>There is nothing to compare; keep one result as the earlier CT, and segment another.</source>
        <translation>Il n’y a rien à comparer ; gardez un résultat comme scanner antérieur et segmentez-en un autre.</translation>
    </message>
</context>
<context>
    <name>tasks.correcting</name>
    <message>
        <source>{ml} mL taken away.</source>
        <translation>{ml} mL enlevés.</translation>
    </message>
    <message>
        <source>{ml} mL added.</source>
        <translation>{ml} mL ajoutés.</translation>
    </message>
    <message>
        <source>This class is locked; unlock it, or choose another one.</source>
        <translation>Cette classe est verrouillée ; déverrouillez-la ou choisissez-en une autre.</translation>
    </message>
    <message>
        <source>A click adds ground-glass opacity or consolidation; paint an effusion.</source>
        <translation>Un clic ajoute du verre dépoli ou une condensation ; peignez un épanchement.</translation>
    </message>
</context>
<context>
    <name>tasks.exports</name>
    <message>
        <source>Writing…</source>
        <translation>Écriture…</translation>
    </message>
    <message>
        <source>There is nothing to export; segment a CT first.</source>
        <translation>Il n’y a rien à exporter ; segmentez d’abord un scanner.</translation>
    </message>
    <message>
        <source>Exported as {name}.</source>
        <translation>Exporté sous {name}.</translation>
    </message>
</context>
<context>
    <name>tasks.learning</name>
    <message>
        <source>Train {model} further on the {count} cases of {folder}, {epochs} epochs; the new model is {name}.</source>
        <translation>Poursuivre l’entraînement de {model} sur les {count} cas de {folder}, {epochs} époques ; le nouveau modèle est {name}.</translation>
    </message>
    <message>
        <source>Going on with the training that was broken off…</source>
        <translation>Reprise de l'entraînement interrompu…</translation>
    </message>
    <message>
        <source>Starting the training…</source>
        <translation>Démarrage de l'entraînement…</translation>
    </message>
    <message>
        <source>Stopping the training…</source>
        <translation>Arrêt de l'entraînement…</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}: {figures}</source>
        <translation>Époque {epoch} sur {epochs} : {figures}</translation>
    </message>
    <message>
        <source>The new model '{name}' is ready and chosen above.</source>
        <translation>Le nouveau modèle « {name} » est prêt et choisi ci-dessus.</translation>
    </message>
    <message>
        <source>The training was stopped.</source>
        <translation>L'entraînement a été arrêté.</translation>
    </message>
    <message>
        <source>The training failed; see above.</source>
        <translation>L'entraînement a échoué ; voir ci-dessus.</translation>
    </message>
    <message>
        <source>This segmentation is already in the training set, as {name}.</source>
        <translation>Cette segmentation est déjà dans le jeu d'entraînement, comme {name}.</translation>
    </message>
    <message>
        <source>Replace it?</source>
        <translation>Le remplacer ?</translation>
    </message>
    <message>
        <source>Added as {name} to {folder}.</source>
        <translation>Ajouté comme {name} à {folder}.</translation>
    </message>
    <message>
        <source>Retrain?</source>
        <translation>Réentraîner ?</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>La remplacer</translation>
    </message>
    <message>
        <source>Add it once more</source>
        <translation>L'ajouter encore une fois</translation>
    </message>
    <message>
        <source>Retrain</source>
        <translation>Réentraîner</translation>
    </message>
</context>
<context>
    <name>tasks.lungs</name>
    <message>
        <source>Correct the lungs with the tools, then press Use these lungs.</source>
        <translation>Corrigez les poumons avec les outils, puis cliquez sur « Prendre ces poumons ».</translation>
    </message>
    <message>
        <source>Measured again in the corrected lungs.</source>
        <translation>Mesuré à nouveau dans les poumons corrigés.</translation>
    </message>
    <message>
        <source>No lungs were found in this CT, so there are no shares; draw them with the button below.</source>
        <translation>Aucun poumon trouvé sur ce scanner, donc pas de proportions ; dessinez-les avec le bouton ci-dessous.</translation>
    </message>
</context>
<context>
    <name>tasks.many</name>
    <message>
        <source>{folder} is no folder on this computer; name one with CTs, or send files.</source>
        <translation>{folder} n’est pas un dossier de cet ordinateur ; indiquez-en un avec des scanners ou envoyez des fichiers.</translation>
    </message>
    <message>
        <source>{folder} is not empty; name an empty folder for the results, or a new one.</source>
        <translation>{folder} n’est pas vide ; indiquez un dossier vide ou nouveau pour les résultats.</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Envoi…</translation>
    </message>
    <message>
        <source>The upload was broken off; choose the CTs again.</source>
        <translation>L’envoi a été interrompu ; choisissez de nouveau les scanners.</translation>
    </message>
    <message>
        <source>This CT has no result to look at.</source>
        <translation>Ce scanner n’a pas de résultat à regarder.</translation>
    </message>
    <message>
        <source>There are no results to fetch; segment some CTs first.</source>
        <translation>Il n’y a pas de résultats à récupérer ; segmentez d’abord des scanners.</translation>
    </message>
    <message>
        <source>Name a folder with CTs, or send files.</source>
        <translation>Indiquez un dossier avec des scanners ou envoyez des fichiers.</translation>
    </message>
    <message>
        <source>{count} files were sent.</source>
        <translation>{count} fichiers envoyés.</translation>
    </message>
    <message>
        <source>Sending {name}…</source>
        <translation>Envoi de {name}…</translation>
    </message>
</context>
<context>
    <name>tasks.opening</name>
    <message>
        <source>Making the sample…</source>
        <translation>Création de l’exemple…</translation>
    </message>
    <message>
        <source>Reading the CT…</source>
        <translation>Lecture du scanner…</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Chargement…</translation>
    </message>
    <message>
        <source>The upload was broken off; choose the CT again.</source>
        <translation>L’envoi a été interrompu ; choisissez de nouveau le scanner.</translation>
    </message>
    <message>
        <source>This folder</source>
        <translation>Ce dossier</translation>
    </message>
    <message>
        <source>Loading {name}…</source>
        <translation>Chargement de {name}…</translation>
    </message>
</context>
<context>
    <name>web.routes</name>
    <message>
        <source>The page did not ask for this.</source>
        <translation>La page n’a pas demandé cela.</translation>
    </message>
</context>
<context>
    <name>web.security</name>
    <message>
        <source>This address is not the server's own; open the one that covidseg app printed.</source>
        <translation>Cette adresse n'est pas celle du serveur ; ouvrez celle que covidseg app a affichée.</translation>
    </message>
    <message>
        <source>The token is not the server's; open the address that covidseg app printed last.</source>
        <translation>Le jeton n'est pas celui du serveur ; ouvrez la dernière adresse que covidseg app a affichée.</translation>
    </message>
    <message>
        <source>This request comes from another page.</source>
        <translation>Cette requête vient d'une autre page.</translation>
    </message>
    <message>
        <source>Open the address that covidseg app printed, token included.</source>
        <translation>Ouvrez l'adresse que covidseg app a affichée, jeton compris.</translation>
    </message>
</context>
<context>
    <name>web.uploads</name>
    <message>
        <source>No file came; choose a CT.</source>
        <translation>Aucun fichier n’est arrivé ; choisissez un scanner.</translation>
    </message>
    <message>
        <source>A file and a folder have the same name; rename one of the two.</source>
        <translation>Un fichier et un dossier ont le même nom ; renommez l’un des deux.</translation>
    </message>
    <message>
        <source>More than {gib} GiB; choose the files of one CT.</source>
        <translation>Plus de {gib} Gio ; choisissez les fichiers d’un seul scanner.</translation>
    </message>
    <message>
        <source>More than {count} files; choose the folder of one CT.</source>
        <translation>Plus de {count} fichiers ; choisissez le dossier d’un seul scanner.</translation>
    </message>
</context>
<context>
    <name>frontend.engine_sentences</name>
    <message>
        <source>The slices are {gap} mm apart (more than {limit}): small lesions are missed or blurred.</source>
        <translation>Les coupes sont espacées de {gap} mm (plus de {limit}) : de petites lésions échappent ou sont floues.</translation>
    </message>
    <message>
        <source>The spine seems to lie beside the lungs: the image may be turned by a quarter, and sides, zones and effusion are then wrong; check the orientation.</source>
        <translation>La colonne vertébrale semble être à côté des poumons : l'image est peut-être tournée d'un quart de tour, et côtés, zones et épanchement sont alors faux ; vérifiez l'orientation.</translation>
    </message>
    <message>
        <source>The liver seems to lie on the left: the image or its header may be mirrored, or the patient's organs are, and right and left are then exchanged; check the orientation.</source>
        <translation>Le foie semble se trouver à gauche : l'image ou son en-tête est peut-être inversée en miroir, ou bien les organes du patient le sont, et la droite et la gauche sont alors échangées ; vérifiez l'orientation.</translation>
    </message>
    <message>
        <source>The air around the patient is at about {air} HU, where a CT has it at -1000: the scale of the values (rescale slope, intercept) may be wrong, and what is found with it; check the export.</source>
        <translation>L'air autour du patient est à environ {air} UH, alors qu'un scanner l'a à -1000 : l'échelle des valeurs (pente, ordonnée à l'origine) est peut-être fausse, et avec elle ce qui est trouvé ; vérifiez l'export.</translation>
    </message>
    <message>
        <source>Neighbouring slices seem to have changed places (numbers {number} and {other} from below are the first): each looks more like the slice beyond the other than like the one beside it; export the CT again.</source>
        <translation>Des coupes voisines semblent avoir été échangées (les numéros {number} et {other} à partir du bas sont les premières) : chacune ressemble plus à la coupe au-delà de l'autre qu'à celle d'à côté ; exportez de nouveau le scanner.</translation>
    </message>
    <message>
        <source>The voxels measure 1 × 1 × 1 mm and begin at 0, 0, 0, as where size and orientation were never written: volumes, sides and zones may be wrong; check the export.</source>
        <translation>Les voxels mesurent 1 × 1 × 1 mm et commencent à 0, 0, 0, comme lorsque la taille et l'orientation n'ont jamais été écrites : volumes, côtés et zones peuvent être faux ; vérifiez l'export.</translation>
    </message>
    <message>
        <source>The header does not say which way up the patient lies (qform and sform are not set): programs differ in what they take for right and left, front and back; check the orientation.</source>
        <translation>L'en-tête ne dit pas comment le patient est placé (qform et sform ne sont pas définis) : les programmes diffèrent sur ce qu'ils prennent pour la droite et la gauche, l'avant et l'arrière ; vérifiez l'orientation.</translation>
    </message>
    <message>
        <source>The header gives two voxel sizes, {taken} mm (sform) and {size} mm (pixdim); the first was taken, and volumes are wrong if it is; check the export.</source>
        <translation>L'en-tête donne deux tailles de voxel, {taken} mm (sform) et {size} mm (pixdim) ; la première a été prise, et si elle est fausse, les volumes le sont ; vérifiez l'export.</translation>
    </message>
    <message>
        <source>The header says in two ways how the patient lies (sform and qform), and they differ in what is right and left, front and back, or top and base; the sform was taken; check the orientation.</source>
        <translation>L'en-tête dit de deux façons comment le patient est placé (sform et qform), et elles diffèrent sur ce qui est à droite et à gauche, devant et derrière, ou en haut et en bas ; la sform a été prise ; vérifiez l'orientation.</translation>
    </message>
    <message>
        <source>Nothing is above {limit} HU, where {share} % of the image lie, as in a picture with a lung window: fluid and consolidation cannot be told from other tissue.</source>
        <translation>Rien ne dépasse {limit} UH, où se trouvent {share} % de l'image, comme dans une image avec une fenêtre pulmonaire : liquide et condensation ne se distinguent pas d'autres tissus.</translation>
    </message>
    <message>
        <source>Most soft tissue lies at about {mode} HU, where a CT has it at 20 to 80: the scale of the values (rescale slope, intercept) may be wrong, and what is found with it; check the export.</source>
        <translation>La plupart des tissus mous se situent vers {mode} UH, alors qu'un scanner les a entre 20 et 80 : l'échelle des valeurs (pente, ordonnée à l'origine) est peut-être fausse, et avec elle ce qui est trouvé ; vérifiez l'export.</translation>
    </message>
    <message>
        <source>The lungs found are {width} mm wide, {depth} mm deep and {height} mm high, larger than any human's: spacings may be swapped or wrong, and volumes with them; check the voxel size.</source>
        <translation>Les poumons trouvés ont {width} mm de large, {depth} mm de profondeur et {height} mm de haut, plus que ceux d'un humain : les espacements sont peut-être inversés ou faux, et les volumes avec eux ; vérifiez la taille des voxels.</translation>
    </message>
    <message>
        <source>The lungs found are {width} mm wide and only {height} mm high, though both of their ends are in view: the distance of the slices may be wrong, and volumes with it; check the voxel size.</source>
        <translation>Les poumons trouvés font {width} mm de large et seulement {height} mm de haut, alors que leurs deux extrémités sont dans l'image : la distance entre coupes est peut-être fausse, et les volumes avec elle ; vérifiez la taille des voxels.</translation>
    </message>
    <message>
        <source>The {edges} edges of the image go on into each other, as where it was rolled and the chest is split: volumes, sides and zones are then wrong; export the CT again.</source>
        <translation>Les bords {edges} de l'image se prolongent l'un dans l'autre, comme si elle avait été enroulée et le thorax coupé : les volumes, les côtés et les zones sont alors faux ; exportez le scanner à nouveau.</translation>
    </message>
    <message>
        <source>What surrounds the lungs found is no chest wall: half of it is below {median} HU, expected tissue above {limit} HU; grey values may be inverted, or the lung mask too small or of another CT.</source>
        <translation>Ce qui entoure les poumons trouvés n'est pas une paroi thoracique : la moitié est sous {median} UH, alors qu'on attend du tissu au-dessus de {limit} UH ; les niveaux de gris sont peut-être inversés, ou le masque des poumons trop petit ou d'un autre scanner.</translation>
    </message>
    <message>
        <source>The image is noise ({noise} HU in soft tissue, where no CT has over {most}): it shows no chest; export the CT again.</source>
        <translation>L'image n'est que du bruit ({noise} UH dans les tissus mous, aucun scanner n'en a plus de {most}) : elle ne montre pas de thorax ; exportez le scanner à nouveau.</translation>
    </message>
    <message>
        <source>The image is very noisy ({noise} HU in soft tissue, seldom over {usual}): faint opacities cannot be told from noise.</source>
        <translation>L'image est très bruitée ({noise} UH dans les tissus mous, rarement plus de {usual}) : de faibles opacités ne se distinguent pas du bruit.</translation>
    </message>
    <message>
        <source>Neighbouring slices look less alike than those two apart, as where two scans are woven into one; look at the CT from the side.</source>
        <translation>Les coupes voisines se ressemblent moins que celles à deux coupes d'écart, comme si deux acquisitions étaient entrelacées ; regardez le scanner de côté.</translation>
    </message>
    <message>
        <source>The spine seems to lie in front of the lungs: the header may have the patient upside-down, and effusion is then looked for on the wrong side; check the orientation.</source>
        <translation>La colonne vertébrale semble être devant les poumons : l'en-tête place peut-être le patient à l'envers, et l'épanchement est alors cherché du mauvais côté ; vérifiez l'orientation.</translation>
    </message>
    <message>
        <source>The lungs are wider at the top than at the base: the slices may be stored upside-down, feet up, and what is said of zones and sides is then wrong; check the orientation.</source>
        <translation>Les poumons sont plus larges en haut qu'à la base : les coupes sont peut-être enregistrées à l'envers, pieds en haut, et ce qui est dit des zones et des côtés est alors faux ; vérifiez l'orientation.</translation>
    </message>
    <message>
        <source>The lungs found measure {litres} L, expected {least} to {most} L; check the voxel size and the lung mask.</source>
        <translation>Les poumons trouvés mesurent {litres} L, on attend {least} à {most} L ; vérifiez la taille des voxels et le masque des poumons.</translation>
    </message>
    <message>
        <source>There is hardly any body around the lungs: they seem to be cut out, and what is found in them, at the pleura above all, is not to be relied on.</source>
        <translation>Il n'y a presque pas de corps autour des poumons : ils semblent découpés, et ce qui y est trouvé, surtout à la plèvre, n'est pas fiable.</translation>
    </message>
    <message>
        <source>The {side} lung holds hardly any air: it is opaque, missing or outside the image, and what is found on that side is not to be relied on.</source>
        <translation>Le poumon {side} ne contient presque pas d'air : il est opaque, absent ou hors de l'image, et ce qui est trouvé de ce côté n'est pas fiable.</translation>
    </message>
    <message>
        <source>The reconstruction kernel {kernel} is sharp: noise moves HU and the well-aerated share.</source>
        <translation>Le noyau de reconstruction {kernel} est dur : le bruit modifie les UH et la part bien aérée.</translation>
    </message>
    <message>
        <source>A contrast agent was given: HU of lung and lesions are higher than without.</source>
        <translation>Un produit de contraste a été injecté : les UH du poumon et des lésions sont plus élevées que sans.</translation>
    </message>
    <message>
        <source>The images were compressed with loss: HU are not exact.</source>
        <translation>Les images ont été compressées avec perte : les UH ne sont pas exactes.</translation>
    </message>
    <message>
        <source>{slices} slices on the CPU: each was looked at once; the effort 'thorough' looks {looks} times.</source>
        <translation>{slices} coupes sur le processeur : chacune a été vue une fois ; l'effort « thorough » regarde {looks} fois.</translation>
    </message>
    <message>
        <source>{slices} slices on the CPU, and little was found: each was looked at once, the {again} with findings {looks} times more.</source>
        <translation>{slices} coupes sur le processeur, et peu de choses trouvées : chacune a été vue une fois, les {again} avec lésions {looks} fois de plus.</translation>
    </message>
    <message>
        <source>Memory ran out on {device}; going on with {count} {items} at a time.</source>
        <translation>La mémoire de {device} n'a pas suffi ; on continue avec {count} {items} à la fois.</translation>
    </message>
    <message>
        <source>Memory ran out on cpu; going on with one thread.</source>
        <translation>La mémoire n'a pas suffi ; on continue avec un seul fil d'exécution.</translation>
    </message>
    <message>
        <source>Memory ran out on {device}; going on with the CPU.</source>
        <translation>La mémoire de {device} n'a pas suffi ; on continue sur le processeur.</translation>
    </message>
    <message>
        <source>{share} % of the lung mask lies beyond the chest's cavity as CovidSeg finds it; check that it was made on this CT.</source>
        <translation>{share} % du masque des poumons sont hors de la cavité thoracique telle que CovidSeg la trouve ; vérifiez qu'il a été fait sur ce scanner.</translation>
    </message>
    <message>
        <source>The model '{name}' never learnt one class: {lesion}, which no case that it learnt from shows by itself; do not rely on it there, whether it marks any or none.</source>
        <translation>Le modèle « {name} » n'a jamais appris une classe : {lesion}, qu'aucun cas de son apprentissage ne montre seule ; ne vous y fiez pas, qu'il en marque ou non.</translation>
    </message>
    <message>
        <source>The model '{name}' hardly finds one class, by its card: {lesion} (mean Dice {dice} at the most in cases that it had not seen); do not rely on it there.</source>
        <translation>Le modèle « {name} » ne trouve guère une classe, d'après sa fiche : {lesion} (Dice moyen d'au plus {dice} sur des cas qu'il n'avait pas vus) ; ne vous y fiez pas.</translation>
    </message>
    <message>
        <source>No lungs were found, so nothing was segmented; look at the CT, or choose another lung mask.</source>
        <translation>Aucun poumon n'a été trouvé, donc rien n'a été segmenté ; regardez le scanner, ou choisissez un autre masque des poumons.</translation>
    </message>
    <message>
        <source>{odd} of {count} slices is blank, or constant in a part where the slices beside show the body (number {number} from below is the first), as after a copy that broke off; copy or export the CT again.</source>
        <translation>{odd} des {count} coupes est vide, ou constante là où les coupes voisines montrent le corps (la numéro {number} en partant du bas est la première), comme après une copie interrompue ; copiez ou exportez à nouveau le scanner.</translation>
    </message>
    <message>
        <source>{odd} of {count} slices are blank, or constant in a part where the slices beside show the body (number {number} from below is the first), as after a copy that broke off; copy or export the CT again.</source>
        <translation>{odd} des {count} coupes sont vides, ou constantes là où les coupes voisines montrent le corps (la numéro {number} en partant du bas est la première), comme après une copie interrompue ; copiez ou exportez à nouveau le scanner.</translation>
    </message>
    <message>
        <source>{odd} of {count} slices is {blank}, {end}: a copy may have broken off, and nothing is found there.</source>
        <translation>{odd} des {count} coupes est {blank}, {end} : une copie a peut-être été interrompue, et rien n'y est trouvé.</translation>
    </message>
    <message>
        <source>{odd} of {count} slices are {blank}, {end}: a copy may have broken off, and nothing is found there.</source>
        <translation>{odd} des {count} coupes sont {blank}, {end} : une copie a peut-être été interrompue, et rien n'y est trouvé.</translation>
    </message>
    <message>
        <source>1 slice repeats exactly the one below (number {number} from below is the first): volumes are too large by as much.</source>
        <translation>1 coupe répète exactement celle du dessous (la numéro {number} en partant du bas est la première) : les volumes sont trop grands d'autant.</translation>
    </message>
    <message>
        <source>{count} slices repeat exactly the one below (number {number} from below is the first): volumes are too large by as much.</source>
        <translation>{count} coupes répètent exactement celle du dessous (la numéro {number} en partant du bas est la première) : les volumes sont trop grands d'autant.</translation>
    </message>
    <message>
        <source>The picture jumps between neighbouring slices in 1 place (first after number {number} from below): slices may be missing there, or in a wrong order, and volumes wrong.</source>
        <translation>L'image saute entre coupes voisines à 1 endroit (d'abord après la numéro {number} en partant du bas) : des coupes y manquent peut-être ou y sont mal rangées, et les volumes sont faux.</translation>
    </message>
    <message>
        <source>The picture jumps between neighbouring slices in {count} places (first after number {number} from below): slices may be missing there, or in a wrong order, and volumes wrong.</source>
        <translation>L'image saute entre coupes voisines à {count} endroits (d'abord après la numéro {number} en partant du bas) : des coupes y manquent peut-être ou y sont mal rangées, et les volumes sont faux.</translation>
    </message>
    <message>
        <source>The slices are in a wrong order: the picture jumps after number {number} from below, and the highest slice goes on into the lowest, as where the upper part of a scan was stored below its lower one; zones, and what is found near the jump, are then wrong: export the CT again.</source>
        <translation>Les coupes sont dans un ordre faux : l'image saute après la numéro {number} en partant du bas, et la coupe la plus haute se poursuit dans la plus basse, comme si la partie supérieure de l'examen avait été enregistrée sous l'inférieure ; les zones, et ce qui est trouvé près du saut, sont alors faux : exportez le scanner de nouveau.</translation>
    </message>
    <message>
        <source>{odd} of {count} slices look more like slices elsewhere than like those beside them: they are in a wrong order, or the chest is there twice; volumes and zones are then wrong: export the CT again.</source>
        <translation>{odd} coupes sur {count} ressemblent plus à des coupes éloignées qu'à leurs voisines : elles sont dans un ordre faux, ou le thorax y est deux fois ; volumes et zones sont alors faux : exportez le scanner de nouveau.</translation>
    </message>
    <message>
        <source>Outside its field of view the CT is filled with {values} HU, in 1 slice; that was taken for air.</source>
        <translation>Hors de son champ de vue, le scanner est rempli de {values} UH, sur 1 coupe ; cela a été pris pour de l'air.</translation>
    </message>
    <message>
        <source>Outside its field of view the CT is filled with {values} HU, in {count} slices; that was taken for air.</source>
        <translation>Hors de son champ de vue, le scanner est rempli de {values} UH, sur {count} coupes ; cela a été pris pour de l'air.</translation>
    </message>
    <message>
        <source>What lies beside that fill, about {median} HU, is neither air nor body: grey values may be inverted, or the lungs cut out, and what is found is then wrong; export the CT in HU.</source>
        <translation>Ce qui borde ce remplissage, environ {median} UH, n'est ni de l'air ni du corps : les niveaux de gris sont peut-être inversés, ou les poumons découpés, et ce qui est trouvé est alors faux ; exportez le scanner en UH.</translation>
    </message>
    <message>
        <source>The series holds {drawback}.</source>
        <translation>La série contient {drawback}.</translation>
    </message>
    <message>
        <source>Of {count} CT series, {series} was taken, since {why}; 'covidseg series' lists them, --series chooses another.</source>
        <translation>Parmi {count} séries de scanner, {series} a été prise, car {why} ; 'covidseg series' en donne la liste, --series en choisit une autre.</translation>
    </message>
    <message>
        <source>1 image was left out: at another angle than the others, a scout.</source>
        <translation>1 image a été laissée de côté : d'un autre angle que les autres, un topogramme.</translation>
    </message>
    <message>
        <source>{count} images were left out: at another angle than the others, a scout.</source>
        <translation>{count} images ont été laissées de côté : d'un autre angle que les autres, un topogramme.</translation>
    </message>
    <message>
        <source>The slices name {count} series, but lie on one grid of one study: they were read as one CT.</source>
        <translation>Les coupes nomment {count} séries, mais sont sur une même grille d'un même examen : elles ont été lues comme un seul scanner.</translation>
    </message>
    <message>
        <source>{name} was read by the names of its segments: {listed}.</source>
        <translation>{name} a été lu d'après les noms de ses segments : {listed}.</translation>
    </message>
    <message>
        <source>{name} was read by the names of its segments: {listed}; left out: {others}.</source>
        <translation>{name} a été lu d'après les noms de ses segments : {listed} ; laissés de côté : {others}.</translation>
    </message>
    <message>
        <source>{name} was taken for lobes as {scheme} numbers them: {lobes}.</source>
        <translation>{name} a été pris pour des lobes numérotés comme dans {scheme} : {lobes}.</translation>
    </message>
    <message>
        <source>{name} has right and left the other way round than the CT: what it calls right lies on the patient's left; the sides were taken from where they lie, so check the mask.</source>
        <translation>{name} a la droite et la gauche inversées par rapport au scanner : ce qu'il appelle droit est à gauche du patient ; les côtés ont été pris d'après leur position, vérifiez donc le masque.</translation>
    </message>
    <message>
        <source>{path} is no zip archive, damaged or cut off; copy or export it again.</source>
        <translation>{path} n'est pas une archive zip, ou est endommagé ou tronqué ; copiez-le ou exportez-le à nouveau.</translation>
    </message>
    <message>
        <source>{path} may not be read by you; change its permissions or copy it.</source>
        <translation>Vous n'avez pas le droit de lire {path} ; changez ses permissions ou copiez-le.</translation>
    </message>
    <message>
        <source>{path} holds {size} GB, more than there is room for in {folder}; make room, or unpack it where there is.</source>
        <translation>{path} contient {size} Go, plus qu'il n'y a de place dans {folder} ; faites de la place, ou décompressez-le ailleurs.</translation>
    </message>
    <message>
        <source>{path} holds {count} files, more than any study; give the folder of the study.</source>
        <translation>{path} contient {count} fichiers, plus qu'aucun examen ; donnez le dossier de l'examen.</translation>
    </message>
    <message>
        <source>{path} names a file outside itself ({file}); it is not to be trusted.</source>
        <translation>{path} désigne un fichier hors de lui-même ({file}) ; il n'est pas digne de confiance.</translation>
    </message>
    <message>
        <source>{path} holds a link ({file}), not a file; zip the files themselves.</source>
        <translation>{path} contient un lien ({file}), pas un fichier ; compressez les fichiers eux-mêmes.</translation>
    </message>
    <message>
        <source>{path} is protected by a password; unpack it, and give the folder.</source>
        <translation>{path} est protégé par un mot de passe ; décompressez-le, et donnez le dossier.</translation>
    </message>
    <message>
        <source>{path} would unpack to {size} GB from {packed} MB, as no study does; it is not to be trusted.</source>
        <translation>{path} passerait de {packed} Mo à {size} Go, comme aucun examen ; il n'est pas digne de confiance.</translation>
    </message>
    <message>
        <source>{path} is an empty archive; zip the folder of the study again.</source>
        <translation>{path} est une archive vide ; compressez à nouveau le dossier de l'examen.</translation>
    </message>
    <message>
        <source>{path} holds {file} twice; zip the folder of the study again.</source>
        <translation>{path} contient {file} deux fois ; compressez à nouveau le dossier de l'examen.</translation>
    </message>
    <message>
        <source>{path} is damaged or packed in an unknown way ({file} is the first); zip it again.</source>
        <translation>{path} est endommagé ou compressé d'une façon inconnue ({file} est le premier) ; compressez-le à nouveau.</translation>
    </message>
    <message>
        <source>{path} does not exist; check the name.</source>
        <translation>{path} n'existe pas ; vérifiez le nom.</translation>
    </message>
    <message>
        <source>{path} is a pipe or a device, not a file; write the image to a file first.</source>
        <translation>{path} est un tube ou un périphérique, pas un fichier ; écrivez d'abord l'image dans un fichier.</translation>
    </message>
    <message>
        <source>{path} is a 2-D picture, not a CT volume; export the CT as DICOM, NIfTI, NRRD or MHA.</source>
        <translation>{path} est une image 2D, pas un volume de scanner ; exportez le scanner en DICOM, NIfTI, NRRD ou MHA.</translation>
    </message>
    <message>
        <source>{path} is no image that CovidSeg reads; expected {formats} or DICOM.</source>
        <translation>{path} n'est pas une image que CovidSeg lit ; attendu : {formats} ou DICOM.</translation>
    </message>
    <message>
        <source>{path} is {stand_in}, not an image; {remedy}.</source>
        <translation>{path} est {stand_in}, pas une image ; {remedy}.</translation>
    </message>
    <message>
        <source>{path} is {stand_in}, not a zip archive; download the file itself.</source>
        <translation>{path} est {stand_in}, pas une archive zip ; téléchargez le fichier lui-même.</translation>
    </message>
    <message>
        <source>{path} holds {file}, no DICOM study; unpack it, and give that file.</source>
        <translation>{path} contient {file}, pas un examen DICOM ; décompressez-la et donnez ce fichier.</translation>
    </message>
    <message>
        <source>{path} is an empty file; copy or export it again.</source>
        <translation>{path} est un fichier vide ; copiez-le ou exportez-le à nouveau.</translation>
    </message>
    <message>
        <source>{path} is {dimensions}, expected one volume with 3 dimensions.</source>
        <translation>{path} est {dimensions}, un seul volume à 3 dimensions est attendu.</translation>
    </message>
    <message>
        <source>{path} needs more memory than there is, or its header is damaged; close other programs, or crop it.</source>
        <translation>{path} demande plus de mémoire qu'il n'y en a, ou son en-tête est endommagé ; fermez d'autres programmes, ou recadrez l'image.</translation>
    </message>
    <message>
        <source>{path} cannot be read: it is damaged, cut off or not the kind of image that its name says; copy or export it again.</source>
        <translation>{path} est illisible : endommagé, tronqué ou pas du type d'image que dit son nom ; copiez-le ou exportez-le à nouveau.</translation>
    </message>
    <message>
        <source>{path} is no label map: its values run from {low} to {high}, expected 0 to 255.</source>
        <translation>{path} n'est pas une carte d'étiquettes : ses valeurs vont de {low} à {high}, 0 à 255 sont attendus.</translation>
    </message>
    <message>
        <source>{path} is no label map: it holds fractions, expected whole numbers (0 is background).</source>
        <translation>{path} n'est pas une carte d'étiquettes : elle contient des fractions, des entiers sont attendus (0 est le fond).</translation>
    </message>
    <message>
        <source>{path} holds the segment {segment}, no lesions; expected {names}.</source>
        <translation>{path} contient le segment {segment}, pas de lésions ; attendu : {names}.</translation>
    </message>
    <message>
        <source>{path} has the segment {segment} beside lesions; keep only {names}.</source>
        <translation>{path} a le segment {segment} à côté des lésions ; ne gardez que {names}.</translation>
    </message>
    <message>
        <source>{path} names a segmentation (.seg.nrrd), expected an image: choose .nii.gz, .nrrd or .mha.</source>
        <translation>{path} désigne une segmentation (.seg.nrrd), une image est attendue : choisissez .nii.gz, .nrrd ou .mha.</translation>
    </message>
    <message>
        <source>{path} has the wrong suffix; end its name in {suffixes}.</source>
        <translation>{path} a le mauvais suffixe ; terminez son nom par {suffixes}.</translation>
    </message>
    <message>
        <source>{path} is a folder; give the name of a file to write.</source>
        <translation>{path} est un dossier ; donnez le nom d'un fichier à écrire.</translation>
    </message>
    <message>
        <source>Cannot write {path}: {folder} is not a folder you may write to; choose another.</source>
        <translation>Impossible d'écrire {path} : vous n'avez pas le droit d'écrire dans {folder} ; choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Cannot write {path}: {reason}.</source>
        <translation>Impossible d'écrire {path} : {reason}.</translation>
    </message>
    <message>
        <source>{path} exists and is not replaced; choose another name, or remove it.</source>
        <translation>{path} existe et n'est pas remplacé ; choisissez un autre nom, ou supprimez-le.</translation>
    </message>
    <message>
        <source>{path} appeared while it was computed and is not replaced; choose another name.</source>
        <translation>{path} est apparu pendant le calcul et n'est pas remplacé ; choisissez un autre nom.</translation>
    </message>
    <message>
        <source>{path} is being written by another run; wait for it, or choose another name.</source>
        <translation>{path} est en cours d'écriture par un autre calcul ; attendez-le, ou choisissez un autre nom.</translation>
    </message>
    <message>
        <source>{path} holds colours or vectors, not a grey-value image; export the CT itself.</source>
        <translation>{path} contient des couleurs ou des vecteurs, pas une image en niveaux de gris ; exportez le scanner lui-même.</translation>
    </message>
    <message>
        <source>{path} holds colours or complex numbers, not a grey-value image; export the CT itself.</source>
        <translation>{path} contient des couleurs ou des nombres complexes, pas une image en niveaux de gris ; exportez le scanner lui-même.</translation>
    </message>
    <message>
        <source>{path} holds colours or overlapping segments, not one label map; export it as a label map.</source>
        <translation>{path} contient des couleurs ou des segments qui se chevauchent, pas une carte d'étiquettes ; exportez-le comme carte d'étiquettes.</translation>
    </message>
    <message>
        <source>{path} is a MetaImage kept as text or in several files; save it as one .mha or .nii.gz.</source>
        <translation>{path} est une MetaImage en texte ou en plusieurs fichiers ; enregistrez-la en un seul .mha ou .nii.gz.</translation>
    </message>
    <message>
        <source>{path} keeps its voxels in {data}, which is not beside it; copy both files.</source>
        <translation>{path} garde ses voxels dans {data}, qui n'est pas à côté ; copiez les deux fichiers.</translation>
    </message>
    <message>
        <source>{path} keeps its voxels in a bzip2 file; save it with gzip, or as .mha.</source>
        <translation>{path} garde ses voxels dans un fichier bzip2 ; enregistrez-le avec gzip, ou en .mha.</translation>
    </message>
    <message>
        <source>{path} is not a NIfTI image in one file; convert it to .nii.gz.</source>
        <translation>{path} n'est pas une image NIfTI en un seul fichier ; convertissez-la en .nii.gz.</translation>
    </message>
    <message>
        <source>{path} claims an impossible size: its header is damaged; copy it again.</source>
        <translation>{path} annonce une taille impossible : son en-tête est endommagé ; copiez-le à nouveau.</translation>
    </message>
    <message>
        <source>{path} claims an impossible size: its header is damaged; copy or export it again.</source>
        <translation>{path} annonce une taille impossible : son en-tête est endommagé ; copiez-le ou exportez-le à nouveau.</translation>
    </message>
    <message>
        <source>{path} has a spacing of 0 or a singular direction matrix; export it again.</source>
        <translation>{path} a un espacement de 0 ou une matrice de direction singulière ; exportez-le à nouveau.</translation>
    </message>
    <message>
        <source>The image's geometry is unusable (a spacing of 0, NaN, a singular direction matrix); export it again.</source>
        <translation>La géométrie de l'image est inutilisable (un espacement de 0, NaN, une matrice de direction singulière) ; exportez-la à nouveau.</translation>
    </message>
    <message>
        <source>Expected a volume with 3 dimensions; this one has {dimensions}.</source>
        <translation>Un volume à 3 dimensions est attendu ; celui-ci en a {dimensions}.</translation>
    </message>
    <message>
        <source>{path} should hold {size} voxels, which it cannot: it is cut off or damaged; copy it again.</source>
        <translation>{path} devrait contenir {size} voxels et ne le peut pas : tronqué ou endommagé ; copiez-le à nouveau.</translation>
    </message>
    <message>
        <source>{name} has voxels that are NaN or infinite; replace them by air (-1000 HU).</source>
        <translation>{name} a des voxels qui sont NaN ou infinis ; remplacez-les par de l'air (-1000 UH).</translation>
    </message>
    <message>
        <source>{name} is empty: every voxel is {value}; export the CT again.</source>
        <translation>{name} est vide : chaque voxel vaut {value} ; exportez à nouveau le scanner.</translation>
    </message>
    <message>
        <source>{name} looks like 8-bit pixels (0…255), not Hounsfield units; export the CT in HU or pass --window LOW,HIGH.</source>
        <translation>{name} ressemble à des pixels de 8 bits (0…255), pas à des unités Hounsfield ; exportez le scanner en UH, ou donnez --window LOW,HIGH en ligne de commande.</translation>
    </message>
    <message>
        <source>{name} is not a chest CT in Hounsfield units: its values run from {low} to {high} and none is air (about -1000 HU), as in MR, a mask or CT without its rescale intercept; export the CT in HU.</source>
        <translation>{name} n'est pas un scanner du thorax en unités Hounsfield : ses valeurs vont de {low} à {high} et aucune n'est de l'air (environ -1000 UH), comme dans une IRM, un masque ou un scanner sans son « rescale intercept » ; exportez le scanner en UH.</translation>
    </message>
    <message>
        <source>{name} is not in Hounsfield units: {share} % of its values lie beyond {least} to {most} ({low} to {high} in all); check the rescale slope, and export the CT in HU.</source>
        <translation>{name} n'est pas en unités Hounsfield : {share} % de ses valeurs sont hors de {least} à {most} ({low} à {high} en tout) ; vérifiez le « rescale slope », et exportez le scanner en UH.</translation>
    </message>
    <message>
        <source>{name} is not in Hounsfield units: {share} % of its values lie between {least} and {most}, where a CT has dense bone alone; the rescale intercept (-1024) seems to be lost, or grey values are inverted: export the CT in HU.</source>
        <translation>{name} n'est pas en unités Hounsfield : {share} % de ses valeurs sont entre {least} et {most}, où un scanner n'a que de l'os dense ; le rescale intercept (-1024) semble perdu, ou les niveaux de gris sont inversés : exportez le scanner en UH.</translation>
    </message>
    <message>
        <source>{name} is not in Hounsfield units: {share} % of its values lie about {median}, and air, the darkest, at -1000; grey values may be inverted or the rescale intercept wrong: export the CT in HU.</source>
        <translation>{name} n'est pas en unités Hounsfield : {share} % de ses valeurs sont autour de {median}, et l'air, le plus sombre, à -1000 ; les niveaux de gris sont peut-être inversés ou le rescale intercept est faux : exportez le scanner en UH.</translation>
    </message>
    <message>
        <source>{name} is not in Hounsfield units: its values reach {below} below air, but {above} above soft tissue, the other way round than bone; grey values may be inverted or the rescale intercept wrong: export the CT in HU.</source>
        <translation>{name} n'est pas en unités Hounsfield : ses valeurs vont {below} au-dessous de l'air, mais {above} au-dessus des tissus mous, à l'inverse de l'os ; les niveaux de gris sont peut-être inversés ou le rescale intercept est faux : exportez le scanner en UH.</translation>
    </message>
    <message>
        <source>{name} has inverted grey values: all its corners are bright, where the air around a patient is dark; export the CT in HU.</source>
        <translation>{name} a des niveaux de gris inversés : tous ses coins sont clairs, alors que l'air autour du patient est sombre ; exportez le scanner en UH.</translation>
    </message>
    <message>
        <source>{name} holds nothing but air, no patient; check that the right image was exported.</source>
        <translation>{name} ne contient que de l'air, pas de patient ; vérifiez que la bonne image a été exportée.</translation>
    </message>
    <message>
        <source>No series in {folder} is called {wanted}; the folder holds {listed}.</source>
        <translation>Aucune série de {folder} ne s'appelle {wanted} ; le dossier contient {listed}.</translation>
    </message>
    <message>
        <source>The series {description} in {folder} is {kind}; give a CT series of the chest.</source>
        <translation>La série {description} de {folder} est inutilisable ({kind}) ; donnez une série de scanner du thorax.</translation>
    </message>
    <message>
        <source>{folder} holds {listed}, none of them clearly best; {advice}.</source>
        <translation>{folder} contient {listed}, aucune n'est nettement la meilleure ; {advice}.</translation>
    </message>
    <message>
        <source>{folder} is not a folder; give the folder of a DICOM series.</source>
        <translation>{folder} n'est pas un dossier ; donnez le dossier d'une série DICOM.</translation>
    </message>
    <message>
        <source>The folder {folder} {emptiness}; give the folder of a CT series, or an image file.</source>
        <translation>Le dossier {folder} {emptiness} ; donnez le dossier d'une série de scanner, ou un fichier image.</translation>
    </message>
    <message>
        <source>The archive {path} {emptiness}; give the folder of a CT series, or an image file.</source>
        <translation>L'archive {path} {emptiness} ; donnez le dossier d'une série de scanner, ou un fichier image.</translation>
    </message>
    <message>
        <source>The folder {folder} may not be read by you; change its permissions.</source>
        <translation>Vous n'avez pas le droit de lire le dossier {folder} ; changez ses permissions.</translation>
    </message>
    <message>
        <source>{name} has slices of different or impossible sizes; export one reconstruction only.</source>
        <translation>{name} a des coupes de tailles différentes ou impossibles ; exportez une seule reconstruction.</translation>
    </message>
    <message>
        <source>{name} has slices at different angles or pixel spacings; export one reconstruction only.</source>
        <translation>{name} a des coupes d'angles ou d'espacements de pixels différents ; exportez une seule reconstruction.</translation>
    </message>
    <message>
        <source>{name} has slices of {count} {owners}; export each on its own.</source>
        <translation>{name} a des coupes de {count} {owners} ; exportez chacun à part.</translation>
    </message>
    <message>
        <source>{name} holds {woven} acquisitions woven into each other (the {element} jumps to and fro from slice to slice), as of two breaths or phases; export one of them only.</source>
        <translation>{name} contient {woven} acquisitions entremêlées ({element} saute d'une coupe à l'autre), comme de deux respirations ou phases ; exportez-en une seule.</translation>
    </message>
    <message>
        <source>{name} holds {count} acquisitions or reconstructions over the same part of the body, by their {element} ({parts}), as of two breaths or phases; export one of them only.</source>
        <translation>{name} contient {count} acquisitions ou reconstructions de la même partie du corps, d'après {element} ({parts}), comme de deux respirations ou phases ; exportez-en une seule.</translation>
    </message>
    <message>
        <source>{name} has several slices at the same place ({place} mm along the slice normal) that differ: two phases or reconstructions in one; export one of them only.</source>
        <translation>{name} a plusieurs coupes différentes au même endroit ({place} mm le long de la normale des coupes) : deux phases ou reconstructions en une ; exportez-en une seule.</translation>
    </message>
    <message>
        <source>{name} has a gap of {gap} mm {where} where slices are {usual} mm apart: {missing} or more missing; export the whole series.</source>
        <translation>{name} a un vide de {gap} mm {where} alors que les coupes sont espacées de {usual} mm : {missing} ou plus manquent ; exportez la série entière.</translation>
    </message>
    <message>
        <source>{name} is irregular: slices stand {least} to {gap} mm apart (widest {where}), or not on a line; export a reconstruction with one spacing.</source>
        <translation>{name} est irrégulière : les coupes sont espacées de {least} à {gap} mm (le plus {where}), ou ne sont pas alignées ; exportez une reconstruction d'espacement unique.</translation>
    </message>
    <message>
        <source>{path} is compressed as {name} ({uid}), which CovidSeg cannot decode; export the series uncompressed.</source>
        <translation>{path} est compressé en {name} ({uid}), que CovidSeg ne sait pas décoder ; exportez la série sans compression.</translation>
    </message>
    <message>
        <source>{path} has a decimal comma in its rescale slope or intercept ({values}), which would give wrong HU; export the series again.</source>
        <translation>{path} a une virgule décimale dans son « rescale slope » ou « intercept » ({values}), ce qui donnerait des UH fausses ; exportez à nouveau la série.</translation>
    </message>
    <message>
        <source>Of {count} slices, {without} without a rescale slope or intercept stand among others with it ({path} is the first): their values are not in one scale; export the series again.</source>
        <translation>Sur {count} coupes, {without} sans « rescale slope » ou « intercept » sont parmi d'autres qui l'ont ({path} est la première) : leurs valeurs n'ont pas la même échelle ; exportez à nouveau la série.</translation>
    </message>
    <message>
        <source>{path} has frames of different rescale slopes or intercepts; export one file a slice.</source>
        <translation>{path} a des images de « rescale slope » ou « intercept » différents ; exportez un fichier par coupe.</translation>
    </message>
    <message>
        <source>{path} has {shape} pixels where its header says {expected}: damaged.</source>
        <translation>{path} a {shape} pixels alors que son en-tête dit {expected} : endommagé.</translation>
    </message>
    <message>
        <source>{odd} of {count} slices is {uniform} ({path} is the first), as after a copy that broke off; copy or export the series again.</source>
        <translation>{odd} des {count} coupes est {uniform} ({path} est la première), comme après une copie interrompue ; copiez ou exportez à nouveau la série.</translation>
    </message>
    <message>
        <source>{odd} of {count} slices are {uniform} ({path} is the first), as after a copy that broke off; copy or export the series again.</source>
        <translation>{odd} des {count} coupes sont {uniform} ({path} est la première), comme après une copie interrompue ; copiez ou exportez à nouveau la série.</translation>
    </message>
    <message>
        <source>{path} cannot be decoded: damaged or cut off; copy or export the series again.</source>
        <translation>{path} ne peut pas être décodé : endommagé ou tronqué ; copiez ou exportez à nouveau la série.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}); copy or export the series again.</source>
        <translation>{path} est illisible ({reason}) ; copiez ou exportez à nouveau la série.</translation>
    </message>
    <message>
        <source>{count} of the CT slices in {folder} cannot be read ({path} is the first: {reason}); copy or export the series again.</source>
        <translation>{count} des coupes de {folder} sont illisibles ({path} est la première : {reason}) ; copiez ou exportez à nouveau la série.</translation>
    </message>
    <message>
        <source>{path} is no slice of a CT; give the files of one CT series.</source>
        <translation>{path} n'est pas une coupe de scanner ; donnez les fichiers d'une série de scanner.</translation>
    </message>
    <message>
        <source>There is no DICOM file to read; give the files of one CT series.</source>
        <translation>Il n'y a pas de fichier DICOM à lire ; donnez les fichiers d'une série de scanner.</translation>
    </message>
    <message>
        <source>{path} is a DICOM segmentation, not a CT; give the folder of the CT series.</source>
        <translation>{path} est une segmentation DICOM, pas un scanner ; donnez le dossier de la série de scanner.</translation>
    </message>
    <message>
        <source>{path} holds no image (a report or the like); give a CT series of the chest.</source>
        <translation>{path} ne contient pas d'image (un compte rendu ou autre) ; donnez une série de scanner du thorax.</translation>
    </message>
    <message>
        <source>{path} holds {count} DICOM SEG objects, expected one label map; give the file itself.</source>
        <translation>{path} contient {count} objets DICOM SEG, une seule carte d'étiquettes est attendue ; donnez le fichier lui-même.</translation>
    </message>
    <message>
        <source>{path} is {document}, expected a label map; convert it to DICOM SEG, .nii.gz or .seg.nrrd, in 3D Slicer for instance.</source>
        <translation>{path} est {document}, une carte d'étiquettes est attendue ; convertissez-le en DICOM SEG, .nii.gz ou .seg.nrrd, dans 3D Slicer par exemple.</translation>
    </message>
    <message>
        <source>{path} has more than 255 segments; export those that are wanted.</source>
        <translation>{path} a plus de 255 segments ; exportez ceux qui sont voulus.</translation>
    </message>
    <message>
        <source>{path} is damaged: it has {frames} frames and {places} places; export it again.</source>
        <translation>{path} est endommagé : {frames} images et {places} emplacements ; exportez-le à nouveau.</translation>
    </message>
    <message>
        <source>{path} has frames at different angles or spacings; export it again on one CT.</source>
        <translation>{path} a des images d'angles ou d'espacements différents ; exportez-le à nouveau sur un seul scanner.</translation>
    </message>
    <message>
        <source>{path} holds probabilities, not labels; convert it to a binary segmentation, in 3D Slicer for instance.</source>
        <translation>{path} contient des probabilités, pas des étiquettes ; convertissez-le en segmentation binaire, dans 3D Slicer par exemple.</translation>
    </message>
    <message>
        <source>{path} has planes at uneven distances ({length} mm in all); give it as .nii.gz.</source>
        <translation>{path} a des plans à des distances inégales ({length} mm en tout) ; donnez-le en .nii.gz.</translation>
    </message>
    <message>
        <source>{path} does not lie on the grid of the CT; give the segmentation that was made on this CT.</source>
        <translation>{path} n'est pas sur la grille du scanner ; donnez la segmentation faite sur ce scanner.</translation>
    </message>
    <message>
        <source>{path} reaches beyond the CT; give the segmentation that was made on this CT.</source>
        <translation>{path} dépasse le scanner ; donnez la segmentation faite sur ce scanner.</translation>
    </message>
    <message>
        <source>Slices of the CT share a SOP Instance UID, so DICOM SEG cannot refer to them; export NIfTI instead.</source>
        <translation>Des coupes du scanner partagent un SOP Instance UID, donc DICOM SEG ne peut s'y référer ; exportez plutôt en NIfTI.</translation>
    </message>
    <message>
        <source>The segmentation is empty, and DICOM SEG cannot hold that; there is nothing to export.</source>
        <translation>La segmentation est vide, ce que DICOM SEG ne peut contenir ; il n'y a rien à exporter.</translation>
    </message>
    <message>
        <source>DICOM SEG needs the package highdicom; install it: pip install highdicom</source>
        <translation>DICOM SEG demande le paquet highdicom ; installez-le : pip install highdicom</translation>
    </message>
    <message>
        <source>The DICOM files of the CT lack something that DICOM SEG needs ({reason}); export the label map as NIfTI.</source>
        <translation>Il manque aux fichiers DICOM du scanner quelque chose dont DICOM SEG a besoin ({reason}) ; exportez la carte d'étiquettes en NIfTI.</translation>
    </message>
    <message>
        <source>The segmentation does not lie on the grid of the CT's DICOM files, so it cannot refer to them; segment the CT as it was loaded, not a cropped, resampled or moved one.</source>
        <translation>La segmentation n'est pas sur la grille des fichiers DICOM du scanner et ne peut donc s'y référer ; segmentez le scanner tel qu'il a été chargé, pas recadré, rééchantillonné ou déplacé.</translation>
    </message>
    <message>
        <source>{folder} holds {count} series of one slice each that are not one CT: it {why}</source>
        <translation>{folder} contient {count} séries d'une coupe chacune, qui ne font pas un scanner ({why})</translation>
    </message>
    <message>
        <source>The CT cannot be a human chest: its voxels measure {voxels} mm and the whole image {whole} mm; correct the voxel size or its unit, and try again.</source>
        <translation>Ce scanner ne peut pas être un thorax humain : ses voxels mesurent {voxels} mm et l'image entière {whole} mm ; corrigez la taille des voxels ou son unité, et réessayez.</translation>
    </message>
    <message>
        <source>The lungs found measure {litres} L, more than any human's ({most} L); correct the voxel size ({grid}), or give a lung mask.</source>
        <translation>Les poumons trouvés mesurent {litres} L, plus que ceux d'un humain ({most} L) ; corrigez la taille des voxels ({grid}), ou donnez un masque des poumons.</translation>
    </message>
    <message>
        <source>The point lies outside of the CT; point at a place inside of it.</source>
        <translation>Le point est hors du scanner ; pointez un endroit à l'intérieur.</translation>
    </message>
    <message>
        <source>The lungs of this result are not known; segment the CT again, or correct the lungs first.</source>
        <translation>Les poumons de ce résultat ne sont pas connus ; segmentez à nouveau le scanner, ou corrigez d'abord les poumons.</translation>
    </message>
    <message>
        <source>There is no lesion where the click lies; click on what is to go.</source>
        <translation>Il n'y a pas de lésion à l'endroit du clic ; cliquez sur ce qui doit disparaître.</translation>
    </message>
    <message>
        <source>The click lies where no such lesion can be; click inside the lungs, or on what is to go.</source>
        <translation>Le clic est là où une telle lésion ne peut pas être ; cliquez dans les poumons, ou sur ce qui doit disparaître.</translation>
    </message>
    <message>
        <source>{name} holds no voxels; load the image again or choose another.</source>
        <translation>{name} ne contient pas de voxels ; chargez à nouveau l'image, ou choisissez-en une autre.</translation>
    </message>
    <message>
        <source>The transform of the CT spreads it over far more space than a chest; take the CT out of the transform.</source>
        <translation>La transformation du scanner l'étale bien au-delà d'un thorax ; retirez le scanner de la transformation.</translation>
    </message>
    <message>
        <source>The CT of {name} is no longer in the scene; load it again.</source>
        <translation>Le scanner de {name} n'est plus dans la scène ; chargez-le à nouveau.</translation>
    </message>
    <message>
        <source>There is no CT to segment; choose a volume.</source>
        <translation>Il n'y a pas de scanner à segmenter ; choisissez un volume.</translation>
    </message>
    <message>
        <source>{name} is a label map, expected a CT; choose the volume that it was made from.</source>
        <translation>{name} est une carte d'étiquettes, un scanner est attendu ; choisissez le volume dont elle provient.</translation>
    </message>
    <message>
        <source>{name} holds colours or vectors, expected a CT; choose a grey-value volume.</source>
        <translation>{name} contient des couleurs ou des vecteurs, un scanner est attendu ; choisissez un volume en niveaux de gris.</translation>
    </message>
    <message>
        <source>{name} no longer has the segment that was chosen as lungs; choose another.</source>
        <translation>{name} n'a plus le segment choisi comme poumons ; choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The CT has left the scene; load it again and segment it.</source>
        <translation>Le scanner a quitté la scène ; chargez-le à nouveau et segmentez-le.</translation>
    </message>
    <message>
        <source>{name} and the CT are under different transforms, so its labels cannot be replaced; make a new segmentation.</source>
        <translation>{name} et le scanner sont sous des transformations différentes, donc ses étiquettes ne peuvent pas être remplacées ; créez une nouvelle segmentation.</translation>
    </message>
    <message>
        <source>{name} is no image; choose a volume.</source>
        <translation>{name} n'est pas une image ; choisissez un volume.</translation>
    </message>
    <message>
        <source>{name} cannot be turned into a label map; convert it in Segmentations first.</source>
        <translation>{name} ne peut pas devenir une carte d'étiquettes ; convertissez-le d'abord dans Segmentations.</translation>
    </message>
    <message>
        <source>The labels have {labels} voxels and {name} has {voxels}: the CT was changed since; segment it again.</source>
        <translation>Les étiquettes ont {labels} voxels et {name} en a {voxels} : le scanner a changé depuis ; segmentez-le à nouveau.</translation>
    </message>
    <message>
        <source>The CT has voxels that are NaN, infinite or no numbers; replace them by air (-1000 HU).</source>
        <translation>Le scanner a des voxels qui sont NaN, infinis ou pas des nombres ; remplacez-les par de l'air (-1000 UH).</translation>
    </message>
    <message>
        <source>The network of the model '{name}' gave values that are no numbers (NaN); its training went wrong: choose another model.</source>
        <translation>Le réseau du modèle '{name}' a donné des valeurs qui ne sont pas des nombres (NaN) ; son entraînement a échoué : choisissez un autre modèle.</translation>
    </message>
    <message>
        <source>Memory ran out even for one slice or patch on the CPU; close other programs and try again.</source>
        <translation>La mémoire ne suffit même pas pour une coupe ou un bloc sur le processeur ; fermez d'autres programmes et réessayez.</translation>
    </message>
    <message>
        <source>Memory ran out; close other programs, or take a smaller part of the CT.</source>
        <translation>La mémoire ne suffit pas ; fermez d'autres programmes, ou prenez une plus petite partie du scanner.</translation>
    </message>
    <message>
        <source>The device '{name}' was asked for, but this machine has {has}; choose auto or cpu.</source>
        <translation>L'appareil '{name}' a été demandé, mais cet ordinateur a {has} ; choisissez auto ou cpu.</translation>
    </message>
    <message>
        <source>{name} is empty: no voxel is marked as lung; draw it again, or let CovidSeg find the lungs.</source>
        <translation>{name} est vide : aucun voxel n'est marqué comme poumon ; dessinez-le à nouveau, ou laissez CovidSeg trouver les poumons.</translation>
    </message>
    <message>
        <source>{name} has only {segments}, no lung; draw the lungs, or leave it out.</source>
        <translation>{name} n'a que {segments}, pas de poumon ; dessinez les poumons, ou laissez le masque de côté.</translation>
    </message>
    <message>
        <source>{name} does not fit the CT: {beyond} % of it lies beyond the chest's cavity, and it leaves out {missed} % of the lung; make it on this very CT, not on another or a flipped one.</source>
        <translation>{name} ne convient pas au scanner : {beyond} % sont hors de la cavité thoracique, et {missed} % du poumon manquent ; faites le masque sur ce scanner même, pas sur un autre ni sur une image retournée.</translation>
    </message>
    <message>
        <source>The Python package {name} is not installed; install it first.</source>
        <translation>Le paquet Python {name} n'est pas installé ; installez-le d'abord.</translation>
    </message>
    <message>
        <source>Stopped while looking for the lungs; nothing was written.</source>
        <translation>Arrêté pendant la recherche des poumons ; rien n'a été écrit.</translation>
    </message>
    <message>
        <source>Segmentation was cancelled; nothing was written.</source>
        <translation>La segmentation a été annulée ; rien n'a été écrit.</translation>
    </message>
    <message>
        <source>Cancelled before it began.</source>
        <translation>Annulé avant le début.</translation>
    </message>
    <message>
        <source>Cancelled while the model was loaded.</source>
        <translation>Annulé pendant le chargement du modèle.</translation>
    </message>
    <message>
        <source>Cancelled before the answer was written.</source>
        <translation>Annulé avant l'écriture de la réponse.</translation>
    </message>
    <message>
        <source>Cancelled while the lungs were looked for.</source>
        <translation>Annulé pendant la recherche des poumons.</translation>
    </message>
    <message>
        <source>There is no device '{name}'; choose auto, cpu, cuda, cuda:N or mps.</source>
        <translation>Il n'y a pas d'appareil « {name} » ; choisissez auto, cpu, cuda, cuda:N ou mps.</translation>
    </message>
    <message>
        <source>The lung engine lungmask is not installed; run: pip install lungmask, or use the engine auto.</source>
        <translation>Le moteur lungmask n'est pas installé ; exécutez : pip install lungmask, ou prenez le moteur auto.</translation>
    </message>
    <message>
        <source>lungmask could not fetch its weights ({reason}); connect to the internet once, or use the engine auto.</source>
        <translation>lungmask n'a pas pu télécharger ses poids ({reason}) ; connectez-vous une fois à Internet, ou prenez le moteur auto.</translation>
    </message>
    <message>
        <source>The lung network is missing ({path}: {reason}); install CovidSeg again, or choose the lung engine anatomy, which needs no weights.</source>
        <translation>Le réseau des poumons manque ({path} : {reason}) ; réinstallez CovidSeg, ou choisissez le moteur anatomy, qui n'a pas besoin de poids.</translation>
    </message>
    <message>
        <source>The weights of the lung network cannot be read ({path}: {reason}); install CovidSeg again, or choose the lung engine anatomy.</source>
        <translation>Les poids du réseau des poumons sont illisibles ({path} : {reason}) ; réinstallez CovidSeg, ou choisissez le moteur anatomy.</translation>
    </message>
    <message>
        <source>{path} is no card of a lung network ({reason}); install CovidSeg again.</source>
        <translation>{path} n'est pas la fiche d'un réseau des poumons ({reason}) ; réinstallez CovidSeg.</translation>
    </message>
    <message>
        <source>{path} is cut off or altered: its SHA-256 is not the one in {card}; install CovidSeg again.</source>
        <translation>{path} est tronqué ou modifié : son SHA-256 n'est pas celui de {card} ; réinstallez CovidSeg.</translation>
    </message>
    <message>
        <source>{path} does not fit its card ({reason}).</source>
        <translation>{path} ne correspond pas à sa fiche ({reason}).</translation>
    </message>
    <message>
        <source>The lung mask {path} lies on another grid than the CT (mask {mask}; CT {ct}); make it on the CT itself.</source>
        <translation>Le masque des poumons {path} est sur une autre grille que le scanner (masque {mask} ; scanner {ct}) ; faites-le sur le scanner lui-même.</translation>
    </message>
    <message>
        <source>{name} has {mask} voxels and the CT {ct} along Z, Y, X; make it on the CT itself.</source>
        <translation>{name} a {mask} voxels et le scanner {ct} selon Z, Y, X ; faites-le sur le scanner lui-même.</translation>
    </message>
    <message>
        <source>{name} has the segment {segment}; expected lungs or lobes by name, such as 'right lung', and nothing but airways beside them.</source>
        <translation>{name} a le segment {segment} ; des poumons ou des lobes par leur nom sont attendus, comme 'right lung', et rien d'autre que des voies aériennes.</translation>
    </message>
    <message>
        <source>{name} holds the labels {labels}; expected 1 (right) and 2 (left), one label for both lungs, or the five lobes of lungmask (1 to 5) or TotalSegmentator (10 to 14) where they belong; keep only these.</source>
        <translation>{name} contient les étiquettes {labels} ; sont attendus 1 (droit) et 2 (gauche), une étiquette pour les deux poumons, ou les cinq lobes de lungmask (1 à 5) ou de TotalSegmentator (10 à 14) à leur place ; ne gardez que celles-ci.</translation>
    </message>
    <message>
        <source>{name} does not part right from left: most of its {side} lung lies on the other side; expected 1 in the right and 2 in the left lung, or one label for both.</source>
        <translation>{name} ne sépare pas la droite de la gauche : l'essentiel de son poumon {side} est de l'autre côté ; 1 dans le poumon droit et 2 dans le gauche sont attendus, ou une étiquette pour les deux.</translation>
    </message>
    <message>
        <source>The label map holds the label {label}; expected 0 and {known} only.</source>
        <translation>La carte d'étiquettes contient l'étiquette {label} ; seuls 0 et {known} sont attendus.</translation>
    </message>
    <message>
        <source>There is no lung to align; check the lung mask of both CTs.</source>
        <translation>Il n'y a pas de poumon à aligner ; vérifiez le masque des poumons des deux scanners.</translation>
    </message>
    <message>
        <source>The {what} has {voxels} voxels along Z, Y, X and its grid {grid}.</source>
        <translation>{what} : {voxels} voxels selon Z, Y, X, la grille {grid}.</translation>
    </message>
    <message>
        <source>The array {name} of the request cannot be read ({reason}).</source>
        <translation>Le tableau {name} de la demande est illisible ({reason}).</translation>
    </message>
    <message>
        <source>The Resources folder of CovidSeg was not found beside {package}; install the package again.</source>
        <translation>Le dossier Resources de CovidSeg est introuvable à côté de {package} ; réinstallez le paquet.</translation>
    </message>
    <message>
        <source>The folder {folder} holds no {card}, so it is no CovidSeg model; choose another.</source>
        <translation>Le dossier {folder} ne contient pas {card}, donc ce n'est pas un modèle CovidSeg ; choisissez-en un autre.</translation>
    </message>
    <message>
        <source>There is no model '{name}'; models on this machine: {names}.</source>
        <translation>Il n'y a pas de modèle « {name} » ; modèles sur cette machine : {names}.</translation>
    </message>
    <message>
        <source>The card of '{name}' holds a number that is not finite ({reason}).</source>
        <translation>La fiche de « {name} » contient un nombre non fini ({reason}).</translation>
    </message>
    <message>
        <source>The model '{name}' tells {class_name} from background alone, and {needers} need ground glass, consolidation and effusion told apart; choose another model, or write its label map with covidseg segment as .nii.gz.</source>
        <translation>Le modèle « {name} » ne distingue que {class_name} du fond, et {needers} demandent de distinguer verre dépoli, condensation et épanchement ; choisissez un autre modèle, ou écrivez sa carte d'étiquettes avec covidseg segment en .nii.gz.</translation>
    </message>
    <message>
        <source>{path} cannot be used: {reason}.</source>
        <translation>{path} ne peut pas être utilisé : {reason}.</translation>
    </message>
    <message>
        <source>{path} cannot be used: {reason}; copy or install the model again.</source>
        <translation>{path} ne peut pas être utilisé : {reason} ; copiez ou installez à nouveau le modèle.</translation>
    </message>
    <message>
        <source>A model's name is letters, digits, '.', '_' and '-', at most 64, not '{name}'.</source>
        <translation>Le nom d'un modèle est fait de lettres, chiffres, '.', '_' et '-', 64 au plus, pas « {name} ».</translation>
    </message>
    <message>
        <source>There is a model '{name}' already, in {folder}; choose another name.</source>
        <translation>Il y a déjà un modèle « {name} », dans {folder} ; choisissez un autre nom.</translation>
    </message>
    <message>
        <source>{path} is {stand_in}, not the weights of a model; download the file itself.</source>
        <translation>{path} est {stand_in}, pas les poids d'un modèle ; téléchargez le fichier lui-même.</translation>
    </message>
    <message>
        <source>{path} is missing; copy the model's folder again.</source>
        <translation>{path} manque ; copiez à nouveau le dossier du modèle.</translation>
    </message>
    <message>
        <source>The weights '{name}' are not all finite numbers, so no model was saved; train it anew.</source>
        <translation>Les poids « {name} » ne sont pas tous des nombres finis, donc aucun modèle n'a été enregistré ; entraînez-le à nouveau.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}); copy the model's folder again.</source>
        <translation>{path} est illisible ({reason}) ; copiez à nouveau le dossier du modèle.</translation>
    </message>
    <message>
        <source>{path} is cut off or altered: its SHA-256 is not the one in {card}; copy the model's folder again.</source>
        <translation>{path} est tronqué ou modifié : son SHA-256 n'est pas celui de {card} ; copiez à nouveau le dossier du modèle.</translation>
    </message>
    <message>
        <source>{path} holds numbers that are not finite, in '{name}'; choose another model.</source>
        <translation>{path} contient des nombres non finis, dans « {name} » ; choisissez un autre modèle.</translation>
    </message>
    <message>
        <source>{path} does not fit the network '{network}' ({reason}).</source>
        <translation>{path} ne correspond pas au réseau « {network} » ({reason}).</translation>
    </message>
    <message>
        <source>'{name}' prepares slices in another way than '{other}'; only models of the same preprocessing make an ensemble.</source>
        <translation>« {name} » prépare les coupes autrement que « {other} » ; seuls des modèles de même prétraitement forment un ensemble.</translation>
    </message>
    <message>
        <source>There is no network named {name}; {hint}</source>
        <translation>Il n'y a pas de réseau nommé {name} ; {hint}</translation>
    </message>
    <message>
        <source>The network '{name}' cannot be built with {key} = {value}; expected whole numbers from 1 to {channels}, at most {levels} in a list, shares below 1, true, false or a word.</source>
        <translation>Le réseau « {name} » ne peut être construit avec {key} = {value} ; sont attendus des entiers de 1 à {channels}, {levels} au plus dans une liste, des parts sous 1, true, false ou un mot.</translation>
    </message>
    <message>
        <source>The network '{name}' cannot be built with {arguments}: {reason}.</source>
        <translation>Le réseau « {name} » ne peut être construit avec {arguments} : {reason}.</translation>
    </message>
    <message>
        <source>The members of an ensemble must be a list of 1 to {most} networks.</source>
        <translation>Les membres d'un ensemble doivent être une liste de 1 à {most} réseaux.</translation>
    </message>
    <message>
        <source>Every member of an ensemble must be a table with the name of a network, no ensemble.</source>
        <translation>Chaque membre d'un ensemble doit être une table avec le nom d'un réseau, pas un ensemble.</translation>
    </message>
    <message>
        <source>Unusable postprocessing: class_odds must be {count} numbers above 0, up to {most}, not {value}.</source>
        <translation>Post-traitement inutilisable : class_odds doit être {count} nombres au-dessus de 0, jusqu'à {most}, pas {value}.</translation>
    </message>
    <message>
        <source>Unusable postprocessing: min_component_ml must be from 0 to {most}, not {value}.</source>
        <translation>Post-traitement inutilisable : min_component_ml doit être de 0 à {most}, pas {value}.</translation>
    </message>
    <message>
        <source>Unusable postprocessing: beyond_lungs_mm must be from 0 to {most}, not {value}.</source>
        <translation>Post-traitement inutilisable : beyond_lungs_mm doit être de 0 à {most}, pas {value}.</translation>
    </message>
    <message>
        <source>Unusable postprocessing: sure_above must be a probability from 0 to below 1, not {value}.</source>
        <translation>Post-traitement inutilisable : sure_above doit être une probabilité de 0 à moins de 1, pas {value}.</translation>
    </message>
    <message>
        <source>Unusable preprocessing: {reason}.</source>
        <translation>Prétraitement inutilisable : {reason}.</translation>
    </message>
    <message>
        <source>Unusable preprocessing: normalisation 'standard' needs mean_hu and sd_hu.</source>
        <translation>Prétraitement inutilisable : la normalisation « standard » demande mean_hu et sd_hu.</translation>
    </message>
    <message>
        <source>{name} looks at stacks of slices; give preprocessing.patch (slices, rows, columns).</source>
        <translation>{name} regarde des piles de coupes ; donnez preprocessing.patch (coupes, lignes, colonnes).</translation>
    </message>
    <message>
        <source>{name} looks at single slices; leave out preprocessing.patch, {patch}.</source>
        <translation>{name} regarde des coupes isolées ; enlevez preprocessing.patch, {patch}.</translation>
    </message>
    <message>
        <source>The folder {folder} is a training run; its model is {model}.</source>
        <translation>Le dossier {folder} est un entraînement ; son modèle est {model}.</translation>
    </message>
    <message>
        <source>{name} was not loaded from DICOM, so no DICOM object can refer to it; load the CT from the DICOM database, or export NIfTI.</source>
        <translation>{name} n'a pas été chargé depuis DICOM, donc aucun objet DICOM ne peut s'y référer ; chargez le scanner depuis la base DICOM, ou exportez en NIfTI.</translation>
    </message>
    <message>
        <source>The DICOM files of {name} are no longer where they were; import the series again.</source>
        <translation>Les fichiers DICOM de {name} ne sont plus à leur place ; importez à nouveau la série.</translation>
    </message>
    <message>
        <source>{path} exists; choose another name, or allow it to be overwritten.</source>
        <translation>{path} existe déjà ; choisissez un autre nom, ou permettez de l'écraser.</translation>
    </message>
    <message>
        <source>Slicer could not write {path}; its error log says why.</source>
        <translation>Slicer n'a pas pu écrire {path} ; son journal d'erreurs dit pourquoi.</translation>
    </message>
    <message>
        <source>Writing NIfTI needs the package nibabel; install it, or export .seg.nrrd.</source>
        <translation>L'écriture en NIfTI demande le paquet nibabel ; installez-le, ou exportez en .seg.nrrd.</translation>
    </message>
    <message>
        <source>{folder} holds {files}; choose another folder, or allow it to be overwritten.</source>
        <translation>{folder} contient {files} ; choisissez un autre dossier, ou permettez de l'écraser.</translation>
    </message>
    <message>
        <source>The report needs the package {package}; install it: pip install {package}</source>
        <translation>Le rapport demande le paquet {package} ; installez-le : pip install {package}</translation>
    </message>
    <message>
        <source>DICOM objects need the package {package}; install it: pip install {package}</source>
        <translation>Les objets DICOM demandent le paquet {package} ; installez-le : pip install {package}</translation>
    </message>
    <message>
        <source>The comparison needs the package {package}; install it: pip install {package}</source>
        <translation>La comparaison demande le paquet {package} ; installez-le : pip install {package}</translation>
    </message>
    <message>
        <source>Reports need jinja2 and matplotlib; run: pip install "covidseg[report]".</source>
        <translation>Les rapports demandent jinja2 et matplotlib ; exécutez : pip install "covidseg[report]".</translation>
    </message>
    <message>
        <source>{folder} is a file; a report is a folder: give another name.</source>
        <translation>{folder} est un fichier ; un rapport est un dossier : donnez un autre nom.</translation>
    </message>
    <message>
        <source>{path} exists; choose another name, or replace it with --force.</source>
        <translation>{path} existe ; choisissez un autre nom, ou remplacez-le avec --force.</translation>
    </message>
    <message>
        <source>{series} is no DICOM series, to which DICOM objects belong; use 'covidseg report' instead.</source>
        <translation>{series} n'est pas une série DICOM, à laquelle appartiennent des objets DICOM ; utilisez plutôt 'covidseg report'.</translation>
    </message>
    <message>
        <source>The DICOM files of the CT lack something that a picture needs ({reason}); use the PDF instead.</source>
        <translation>Il manque aux fichiers DICOM du scanner quelque chose dont une image a besoin ({reason}) ; utilisez plutôt le PDF.</translation>
    </message>
    <message>
        <source>The DICOM files of the CT name no study, to which a DICOM PDF belongs; use the PDF instead.</source>
        <translation>Les fichiers DICOM du scanner ne nomment pas d'examen, auquel appartient un PDF DICOM ; utilisez plutôt le PDF.</translation>
    </message>
    <message>
        <source>The DICOM files of the CT lack something that DICOM SR needs ({reason}); use the JSON instead.</source>
        <translation>Il manque aux fichiers DICOM du scanner quelque chose dont DICOM SR a besoin ({reason}) ; utilisez plutôt le JSON.</translation>
    </message>
    <message>
        <source>The label map {mask} has {labels}, the CT {ct} {voxels}; take the ones made from the same CT.</source>
        <translation>La carte d'étiquettes {mask} a {labels}, le scanner {ct} {voxels} ; prenez celles faites sur le même scanner.</translation>
    </message>
    <message>
        <source>The {what} has {labels}, the CT {ct}; take the ones made from the same CT.</source>
        <translation>{what} : {labels}, le scanner : {ct} ; prenez ceux faits sur le même scanner.</translation>
    </message>
    <message>
        <source>Expected one or more corrected labels of {known}, not {values}; say which were corrected.</source>
        <translation>Une ou plusieurs étiquettes corrigées parmi {known} sont attendues, pas {values} ; dites lesquelles ont été corrigées.</translation>
    </message>
    <message>
        <source>The labels have {labels} voxels and the CT {ct}; take those of this CT.</source>
        <translation>Les étiquettes ont {labels} voxels et le scanner {ct} ; prenez celles de ce scanner.</translation>
    </message>
    <message>
        <source>The case name {name} may hold letters, digits, - and _ only; choose another.</source>
        <translation>Le nom de cas {name} ne peut contenir que lettres, chiffres, - et _ ; choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The training set {folder} has a case {name}; choose another name or replace it.</source>
        <translation>L'ensemble d'entraînement {folder} a déjà un cas {name} ; choisissez un autre nom ou remplacez-le.</translation>
    </message>
    <message>
        <source>{folder} is no training set: it holds other things; choose an empty or new folder.</source>
        <translation>{folder} n'est pas un ensemble d'entraînement : il contient autre chose ; choisissez un dossier vide ou nouveau.</translation>
    </message>
    <message>
        <source>{path} is no readable Decathlon description, with a 'training' list of image and label ({reason}).</source>
        <translation>{path} n'est pas une description Decathlon lisible, avec une liste 'training' d'images et d'étiquettes ({reason}).</translation>
    </message>
    <message>
        <source>CT class</source>
        <translation>Classe CT</translation>
    </message>
    <message>
        <source>Six zones, 0–24</source>
        <translation>Six zones, 0–24</translation>
    </message>
    <message>
        <source>0: none; 1: &lt;25 %; 2: 25 to &lt;50 %; 3: 50–75 %; 4: &gt;75 % of both lungs ({opacity}). Below 1 % (our limit) CT-0 and CT-1 are not told apart. Grading by the worse lung is a variant, not used.</source>
        <translation>0 : rien ; 1 : &lt;25 % ; 2 : 25 à &lt;50 % ; 3 : 50–75 % ; 4 : &gt;75 % des deux poumons ({opacity}). Au-dessous de 1 % (notre limite), CT-0 et CT-1 ne sont pas distingués. La variante qui classe selon le poumon le plus atteint n'est pas utilisée.</translation>
    </message>
    <message>
        <source>Each zone 0: none; 1: &lt;25 %; 2: 25 to &lt;50 %; 3: 50 to &lt;75 %; 4: ≥75 % ({opacity}). Zones are thirds of lung height, not the anatomical zones (carina, inferior pulmonary veins) that the score was described for.</source>
        <translation>Chaque zone 0 : rien ; 1 : &lt;25 % ; 2 : 25 à &lt;50 % ; 3 : 50 à &lt;75 % ; 4 : ≥75 % ({opacity}). Les zones sont des tiers de la hauteur des poumons, non les zones anatomiques (carène, veines pulmonaires inférieures) pour lesquelles le score a été décrit.</translation>
    </message>
    <message>
        <source>CT 0–4 classes of the Moscow health department (Morozov 2020)</source>
        <translation>Classes CT 0–4 du département de la santé de Moscou (Morozov 2020)</translation>
    </message>
    <message>
        <source>0–24 score by six zones; the zones replaced as the rule says</source>
        <translation>Score 0–24 sur six zones ; zones remplacées comme le dit la règle</translation>
    </message>
    <message>
        <source>The lung field is unknown or cut off by the scan.</source>
        <translation>Le champ pulmonaire est inconnu ou coupé par l'acquisition.</translation>
    </message>
    <message>
        <source>Less than 1 % of the lungs: within the false-positive range.</source>
        <translation>Moins de 1 % des poumons : dans la plage des faux positifs.</translation>
    </message>
    <message>
        <source>The zones are unknown: a lung is missing, or much of the lungs is cut off by the scan.</source>
        <translation>Les zones sont inconnues : un poumon manque, ou l'acquisition coupe une grande partie des poumons.</translation>
    </message>
    <message>
        <source>{count} of its points are for parts with less than 1 %: within the false-positive range.</source>
        <translation>{count} de ses points concernent des parties à moins de 1 % : dans la plage des faux positifs.</translation>
    </message>
    <message>
        <source>The label map may be one of the lungs, not of lesions: {why}; check which file was given.</source>
        <translation>La carte de labels est peut-être celle des poumons, pas de lésions : {why} ; vérifiez quel fichier a été donné.</translation>
    </message>
    <message>
        <source>No lungs are known: shares, zones and scores are unknown.</source>
        <translation>Aucun poumon n'est connu : parts, zones et scores sont inconnus.</translation>
    </message>
    <message>
        <source>The scan cuts the lungs off at the {where}: volumes are of the part that it shows.</source>
        <translation>L'acquisition coupe les poumons ({where}) : les volumes sont ceux de la partie montrée.</translation>
    </message>
    <message>
        <source>The scan cuts the lungs off at the {where}: volumes are of the part that it shows; zones and scores are unknown, since the outermost slice holds {share} % of the largest area of lung (limit {limit} %).</source>
        <translation>L'acquisition coupe les poumons ({where}) : les volumes sont ceux de la partie montrée ; zones et scores sont inconnus, car la coupe extrême contient {share} % de la plus grande surface de poumon (limite {limit} %).</translation>
    </message>
    <message>
        <source>The lung field has {ml} mL, which is unusual for an adult: check the lung mask.</source>
        <translation>Le champ pulmonaire mesure {ml} mL, ce qui est inhabituel chez l'adulte : vérifiez le masque des poumons.</translation>
    </message>
    <message>
        <source>There is no {side} lung in the lung field: sides, zones and scores miss it.</source>
        <translation>Le champ pulmonaire n'a pas de poumon {side} : côtés, zones et scores en sont privés.</translation>
    </message>
    <message>
        <source>{amount} of GGO or consolidation lie outside the lung field and count in no share or score.</source>
        <translation>{amount} de verre dépoli ou de condensation se trouvent hors du champ pulmonaire et ne comptent dans aucune part ni aucun score.</translation>
    </message>
    <message>
        <source>The lungs could not be laid over one another (Dice {dice}, expected {least} or more): new and resolved are unknown.</source>
        <translation>Les poumons n'ont pas pu être superposés (Dice {dice}, attendu {least} ou plus) : le nouveau et le résolu sont inconnus.</translation>
    </message>
    <message>
        <source>A scan cuts off too much of the lungs to lay them over one another: new and resolved are unknown, and volumes and shares are of different parts of the lungs.</source>
        <translation>Une acquisition coupe une trop grande partie des poumons pour les superposer : le nouveau et le résolu sont inconnus, et les volumes et les parts concernent des parties différentes des poumons.</translation>
    </message>
    <message>
        <source>The lungs lie over one another only if they are mirrored, turned or stretched more than a patient can be: new and resolved are unknown.</source>
        <translation>Les poumons ne se superposent que s'ils sont inversés, tournés ou étirés plus qu'un patient ne peut l'être : le nouveau et le résolu sont inconnus.</translation>
    </message>
    <message>
        <source>{amount} of GGO or consolidation lie where the other CT shows nothing: they count neither as new nor as resolved.</source>
        <translation>{amount} de verre dépoli ou de condensation se trouvent là où l'autre scanner ne montre rien : ils ne comptent ni comme nouveaux ni comme résolus.</translation>
    </message>
    <message>
        <source>Lung volume differs by {change} %: a deeper or shallower breath changes mL more than shares.</source>
        <translation>Le volume des poumons diffère de {change} % : une inspiration plus ou moins profonde change les mL plus que les parts.</translation>
    </message>
    <message>
        <source>The kernels differ ({first_kernel}, {second_kernel}): HU and the well-aerated share cannot be compared.</source>
        <translation>Les noyaux diffèrent ({first_kernel}, {second_kernel}) : les HU et la part bien aérée ne sont pas comparables.</translation>
    </message>
    <message>
        <source>The slice spacings differ ({first} and {second} mm): small lesions show unequally.</source>
        <translation>Les espacements de coupes diffèrent ({first} et {second} mm) : les petites lésions apparaissent inégalement.</translation>
    </message>
    <message>
        <source>The second CT is older than the first by its date: give the CTs in the order of time.</source>
        <translation>D'après sa date, le second scanner est plus ancien que le premier : donnez les scanners dans l'ordre du temps.</translation>
    </message>
    <message>
        <source>Both CTs are the same image: what changed is in the label maps alone, not in the patient.</source>
        <translation>Les deux scanners sont la même image : seules les cartes d'étiquettes ont changé, pas le patient.</translation>
    </message>
    <message>
        <source>Both CTs are the same image, but their headers differ in voxel size or orientation: one of them at least is wrong, and volumes or sides with it.</source>
        <translation>Les deux scanners sont la même image, mais leurs en-têtes diffèrent par la taille des voxels ou l'orientation : l'un d'eux au moins est faux, et avec lui les volumes ou les côtés.</translation>
    </message>
    <message>
        <source>Both label maps are the same though the CTs are not: one may have been made from the other CT; check the files.</source>
        <translation>Les deux cartes d'étiquettes sont identiques alors que les scanners ne le sont pas : l'une a peut-être été faite à partir de l'autre scanner ; vérifiez les fichiers.</translation>
    </message>
    <message>
        <source>The CTs name two patients: expected CTs of one, in the order of time.</source>
        <translation>Les scanners nomment deux patients : il faut ceux d'un seul, dans l'ordre du temps.</translation>
    </message>
    <message>
        <source>Whether both CTs are of one patient is not known: the files do not say.</source>
        <translation>On ignore si les deux scanners sont d'un même patient : les fichiers ne le disent pas.</translation>
    </message>
    <message>
        <source>On the {cases} the mean Dice of {lesion} fell from {before} to {now}.</source>
        <translation>Sur {cases}, le Dice moyen de {lesion} est passé de {before} à {now}.</translation>
    </message>
    <message>
        <source>On the {cases} {lesion} is found in 1 case without it, before in {before}.</source>
        <translation>Sur {cases}, {lesion} : trouvée dans 1 cas qui n'en a pas, avant dans {before}.</translation>
    </message>
    <message>
        <source>On the {cases} {lesion} is found in {count} cases without it, before in {before}.</source>
        <translation>Sur {cases}, {lesion} : trouvée dans {count} cas qui n'en ont pas, avant dans {before}.</translation>
    </message>
    <message>
        <source>CPU, 1 core</source>
        <translation>CPU, 1 cœur</translation>
    </message>
    <message>
        <source>CPU, {count} cores</source>
        <translation>CPU, {count} cœurs</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>GGO and consolidation fill {share} % of the lungs, as a mask of the lungs does</source>
        <translation>le verre dépoli et la condensation remplissent {share} % des poumons, comme le fait un masque des poumons</translation>
    </message>
    <message>
        <source>half of the GGO and consolidation is below {hu} HU, as healthy lung is</source>
        <translation>la moitié du verre dépoli et de la condensation est sous {hu} UH, comme le poumon sain</translation>
    </message>
    <message>
        <source>top</source>
        <translation>en haut</translation>
    </message>
    <message>
        <source>bottom</source>
        <translation>en bas</translation>
    </message>
    <message>
        <source>sides</source>
        <translation>sur les côtés</translation>
    </message>
    <message>
        <source>top and at the bottom</source>
        <translation>en haut et en bas</translation>
    </message>
    <message>
        <source>top and at the sides</source>
        <translation>en haut et sur les côtés</translation>
    </message>
    <message>
        <source>bottom and at the sides</source>
        <translation>en bas et sur les côtés</translation>
    </message>
    <message>
        <source>top and at the bottom and at the sides</source>
        <translation>en haut, en bas et sur les côtés</translation>
    </message>
    <message>
        <source>{dimensions}-D (a time series or several images)</source>
        <translation>à {dimensions} dimensions (une série temporelle ou plusieurs images)</translation>
    </message>
    <message>
        <source>{reason}; choose another name or folder</source>
        <translation>{reason} ; choisissez un autre nom ou dossier</translation>
    </message>
    <message>
        <source>between {low} and {high} mm along the slice normal</source>
        <translation>entre {low} et {high} mm le long de la normale des coupes</translation>
    </message>
    <message>
        <source>of modality {modality}, not CT</source>
        <translation>de modalité {modality}, pas un scanner</translation>
    </message>
    <message>
        <source>cannot be opened: {reason}</source>
        <translation>impossible à ouvrir : {reason}</translation>
    </message>
    <message>
        <source>it can be measured ({others})</source>
        <translation>elle peut être mesurée ({others})</translation>
    </message>
    <message>
        <source>1 slice only</source>
        <translation>1 seule coupe</translation>
    </message>
    <message>
        <source>{count} slices only</source>
        <translation>{count} coupes seulement</translation>
    </message>
    <message>
        <source>{count} such device(s)</source>
        <translation>{count} appareil(s) de ce type</translation>
    </message>
    <message>
        <source>a 2-D picture</source>
        <translation>une image 2D</translation>
    </message>
    <message>
        <source>a scout (localizer) only</source>
        <translation>seulement un topogramme</translation>
    </message>
    <message>
        <source>a picture in colour or a screenshot, not slices</source>
        <translation>une image en couleur ou une capture d'écran, pas des coupes</translation>
    </message>
    <message>
        <source>multi-frame DICOM that does not say where each frame lies</source>
        <translation>du DICOM multi-images qui ne dit pas où est chaque image</translation>
    </message>
    <message>
        <source>without {elements} in its headers, so it is not known where its voxels lie</source>
        <translation>sans {elements} dans ses en-têtes, si bien qu'on ignore où se trouvent ses voxels</translation>
    </message>
    <message>
        <source>projections of many slices each (MIP or the like), in which volumes are not right</source>
        <translation>des projections de plusieurs coupes chacune (MIP ou autre), où les volumes ne sont pas justes</translation>
    </message>
    <message>
        <source>it shows more of the lungs</source>
        <translation>elle montre plus des poumons</translation>
    </message>
    <message>
        <source>its slices are axial and original</source>
        <translation>ses coupes sont axiales et originales</translation>
    </message>
    <message>
        <source>its slices are closer together</source>
        <translation>ses coupes sont plus rapprochées</translation>
    </message>
    <message>
        <source>its kernel is softer</source>
        <translation>son filtre est plus doux</translation>
    </message>
    <message>
        <source>its slices are thinner</source>
        <translation>ses coupes sont plus fines</translation>
    </message>
    <message>
        <source>no such device that this PyTorch can use</source>
        <translation>aucun appareil de ce type que ce PyTorch puisse utiliser</translation>
    </message>
    <message>
        <source>cut off or damaged</source>
        <translation>tronqué ou endommagé</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>endommagé</translation>
    </message>
    <message>
        <source>may not be read by you</source>
        <translation>vous n'avez pas le droit de le lire</translation>
    </message>
    <message>
        <source>an empty file</source>
        <translation>un fichier vide</translation>
    </message>
    <message>
        <source>nothing but zeros</source>
        <translation>rien que des zéros</translation>
    </message>
    <message>
        <source>damaged: it inflates to an impossible size</source>
        <translation>endommagé : taille décompressée impossible</translation>
    </message>
    <message>
        <source>damaged: it has another number of frames than it says</source>
        <translation>endommagé : autre nombre d'images qu'annoncé</translation>
    </message>
    <message>
        <source>the disk is full; make room, or choose another disk</source>
        <translation>le disque est plein ; faites de la place, ou choisissez un autre disque</translation>
    </message>
    <message>
        <source>your quota on this disk is used up; make room, or choose another disk</source>
        <translation>votre quota sur ce disque est épuisé ; faites de la place, ou choisissez un autre disque</translation>
    </message>
    <message>
        <source>the file is larger than this disk or session allows; choose another disk</source>
        <translation>le fichier est plus grand que ce disque ou cette session ne le permet ; choisissez un autre disque</translation>
    </message>
    <message>
        <source>the name is too long; choose a shorter one</source>
        <translation>le nom est trop long ; choisissez-en un plus court</translation>
    </message>
    <message>
        <source>you may not write there; choose another folder</source>
        <translation>vous n'avez pas le droit d'y écrire ; choisissez un autre dossier</translation>
    </message>
    <message>
        <source>the disk is read-only; choose another one</source>
        <translation>le disque est en lecture seule ; choisissez-en un autre</translation>
    </message>
    <message>
        <source>a part of the path is a file, not a folder; choose another folder</source>
        <translation>une partie du chemin est un fichier, pas un dossier ; choisissez un autre dossier</translation>
    </message>
    <message>
        <source>the disk reports an error; choose another one</source>
        <translation>le disque signale une erreur ; choisissez-en un autre</translation>
    </message>
    <message>
        <source>{path}: {sentence}</source>
        <translation>{path} : {sentence}</translation>
    </message>
    <message>
        <source>{one} and {other}</source>
        <translation>{one} et {other}</translation>
    </message>
    <message>
        <source>right</source>
        <translation>droit</translation>
    </message>
    <message>
        <source>left</source>
        <translation>gauche</translation>
    </message>
    <message>
        <source>slice(s)</source>
        <translation>coupe(s)</translation>
    </message>
    <message>
        <source>patch(es)</source>
        <translation>bloc(s)</translation>
    </message>
    <message>
        <source>patients</source>
        <translation>patients</translation>
    </message>
    <message>
        <source>studies</source>
        <translation>examens</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>est vide</translation>
    </message>
    <message>
        <source>holds no DICOM image</source>
        <translation>ne contient pas d'image DICOM</translation>
    </message>
    <message>
        <source>of one value only</source>
        <translation>d'une seule valeur</translation>
    </message>
    <message>
        <source>of one value in a part</source>
        <translation>d'une seule valeur en partie</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>vide</translation>
    </message>
    <message>
        <source>blank in a part where the body goes on</source>
        <translation>vide en partie là où le corps continue</translation>
    </message>
    <message>
        <source>at both ends</source>
        <translation>aux deux bouts</translation>
    </message>
    <message>
        <source>at the lower end</source>
        <translation>au bout inférieur</translation>
    </message>
    <message>
        <source>at the upper end</source>
        <translation>au bout supérieur</translation>
    </message>
    <message>
        <source>a zip archive</source>
        <translation>une archive zip</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>une page web</translation>
    </message>
    <message>
        <source>a Git LFS pointer</source>
        <translation>un pointeur Git LFS</translation>
    </message>
    <message>
        <source>a git-annex pointer</source>
        <translation>un pointeur git-annex</translation>
    </message>
    <message>
        <source>the error message of a server</source>
        <translation>le message d'erreur d'un serveur</translation>
    </message>
    <message>
        <source>unpack it, and give the file inside</source>
        <translation>décompressez-la et donnez le fichier qu'elle contient</translation>
    </message>
    <message>
        <source>download the file itself</source>
        <translation>téléchargez le fichier lui-même</translation>
    </message>
    <message>
        <source>upper and lower</source>
        <translation>haut et bas</translation>
    </message>
    <message>
        <source>left and right</source>
        <translation>gauche et droit</translation>
    </message>
    <message>
        <source>a DICOM RT structure set (contours)</source>
        <translation>un ensemble de structures DICOM RT (contours)</translation>
    </message>
    <message>
        <source>DICOM, but no segmentation (SEG)</source>
        <translation>du DICOM, mais pas une segmentation (SEG)</translation>
    </message>
    <message>
        <source>choose one with --series</source>
        <translation>choisissez-en une avec --series en ligne de commande</translation>
    </message>
    <message>
        <source>give one of these folders</source>
        <translation>donnez un de ces dossiers</translation>
    </message>
    <message>
        <source>choose one with --series, or segment each folder with --recursive</source>
        <translation>choisissez-en une avec --series en ligne de commande, ou segmentez chaque dossier avec --recursive</translation>
    </message>
    <message>
        <source>give one of these folders, or segment each folder with --recursive</source>
        <translation>donnez un de ces dossiers, ou segmentez chacun avec --recursive en ligne de commande</translation>
    </message>
    <message>
        <source>the table and the segments</source>
        <translation>le tableau et les segments</translation>
    </message>
    <message>
        <source>GGO and consolidation inside the lung field over the lung field; effusion does not count</source>
        <translation>verre dépoli et condensation dans le champ pulmonaire, rapportés au champ pulmonaire ; l'épanchement ne compte pas</translation>
    </message>
    <message>
        <source>Ground-glass opacity</source>
        <translation>Opacité en verre dépoli</translation>
    </message>
    <message>
        <source>Consolidation</source>
        <translation>Condensation</translation>
    </message>
    <message>
        <source>Pleural effusion</source>
        <translation>Épanchement pleural</translation>
    </message>
    <message>
        <source>All lesions</source>
        <translation>toutes les lésions</translation>
    </message>
    <message>
        <source>Infection</source>
        <translation>infection</translation>
    </message>
    <message>
        <source>new cases, held out</source>
        <translation>de nouveaux cas mis de côté</translation>
    </message>
    <message>
        <source>old validation cases</source>
        <translation>d'anciens cas de validation</translation>
    </message>
    <message>
        <source>old cases that the model learnt from, held out now</source>
        <translation>d'anciens cas dont le modèle avait appris, désormais mis de côté</translation>
    </message>
    <message>
        <source>cases that it learnt from</source>
        <translation>des cas dont il a appris</translation>
    </message>
</context>
</TS>
