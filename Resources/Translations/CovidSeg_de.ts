<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>CovidSeg</name>
    <message>
        <source>CT:</source>
        <translation>CT:</translation>
    </message>
    <message>
        <source>The chest CT, in Hounsfield units</source>
        <translation>Die Thorax-CT, in Hounsfield-Einheiten</translation>
    </message>
    <message>
        <source>Choose a CT</source>
        <translation>CT auswählen</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>Load a computed chest CT with lesions of known volume; nothing is downloaded</source>
        <translation>Lädt eine berechnete Thorax-CT mit Läsionen bekannten Volumens; nichts wird heruntergeladen</translation>
    </message>
    <message>
        <source>Model:</source>
        <translation>Modell:</translation>
    </message>
    <message>
        <source>The trained network that finds the lesions</source>
        <translation>Das trainierte Netz, das die Läsionen findet</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen…</translation>
    </message>
    <message>
        <source>Copy a model folder (model.json and weights.safetensors) into your models</source>
        <translation>Kopiert einen Modellordner (model.json und weights.safetensors) zu Ihren Modellen</translation>
    </message>
    <message>
        <source>Lungs:</source>
        <translation>Lungen:</translation>
    </message>
    <message>
        <source>Where lesions may be: ground-glass opacity and consolidation in the lungs, effusion in the chest cavity</source>
        <translation>Wo Läsionen liegen können: Milchglastrübung und Konsolidierung in den Lungen, Erguss im Brustraum</translation>
    </message>
    <message>
        <source>Lung mask</source>
        <translation>Lungenmaske</translation>
    </message>
    <message>
        <source>The segmentation or label map that holds the lungs</source>
        <translation>Die Segmentierung oder Labelmap mit den Lungen</translation>
    </message>
    <message>
        <source>Choose where the lungs are</source>
        <translation>Auswählen, wo die Lungen sind</translation>
    </message>
    <message>
        <source>Segment of the lung mask</source>
        <translation>Segment der Lungenmaske</translation>
    </message>
    <message>
        <source>The segment that covers both lungs</source>
        <translation>Das Segment, das beide Lungen umfasst</translation>
    </message>
    <message>
        <source>Device:</source>
        <translation>Gerät:</translation>
    </message>
    <message>
        <source>Where the network runs</source>
        <translation>Wo das Netz rechnet</translation>
    </message>
    <message>
        <source>Lung window</source>
        <translation>Lungenfenster</translation>
    </message>
    <message>
        <source>Show the CT in a lung window (1500 HU wide around -600)</source>
        <translation>Zeigt die CT im Lungenfenster (Breite 1500 HE um -600)</translation>
    </message>
    <message>
        <source>Soft tissue</source>
        <translation>Weichteile</translation>
    </message>
    <message>
        <source>Show the CT in a soft-tissue window (400 HU wide around 40)</source>
        <translation>Zeigt die CT im Weichteilfenster (Breite 400 HE um 40)</translation>
    </message>
    <message>
        <source>Show and fit</source>
        <translation>Zeigen und einpassen</translation>
    </message>
    <message>
        <source>Show the CT in all slice views, as large as they are</source>
        <translation>Zeigt die CT in allen Schichtansichten, so groß wie möglich</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Effort:</source>
        <translation>Aufwand:</translation>
    </message>
    <message>
        <source>For models of several networks. Automatic: thorough on a GPU and for short scans, quick for long scans on the CPU</source>
        <translation>Für Modelle aus mehreren Netzen. Automatisch: gründlich auf der GPU und bei kurzen Scans, schnell bei langen Scans auf der CPU</translation>
    </message>
    <message>
        <source>Smallest island:</source>
        <translation>Kleinste Insel:</translation>
    </message>
    <message>
        <source>Connected parts of a class smaller than this are removed; 0 keeps all</source>
        <translation>Kleinere zusammenhängende Teile einer Klasse werden entfernt; 0 behält alle</translation>
    </message>
    <message>
        <source>as the model says</source>
        <translation>wie das Modell sagt</translation>
    </message>
    <message>
        <source> mL</source>
        <translation> mL</translation>
    </message>
    <message>
        <source>Slices at a time:</source>
        <translation>Schichten auf einmal:</translation>
    </message>
    <message>
        <source>More is faster on a GPU and needs more memory; it is halved by itself when memory runs out</source>
        <translation>Mehr ist auf einer GPU schneller und braucht mehr Speicher; reicht er nicht, wird von selbst halbiert</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>Probabilities:</source>
        <translation>Wahrscheinlichkeiten:</translation>
    </message>
    <message>
        <source>also load them as volumes</source>
        <translation>auch als Volumen laden</translation>
    </message>
    <message>
        <source>One volume a class, 0 to 1</source>
        <translation>Ein Volumen je Klasse, 0 bis 1</translation>
    </message>
    <message>
        <source>Uncertainty:</source>
        <translation>Unsicherheit:</translation>
    </message>
    <message>
        <source>keep a map of it</source>
        <translation>als Karte behalten</translation>
    </message>
    <message>
        <source>How unsure the network was at each voxel, in percent; it can be laid over the CT</source>
        <translation>Wie unsicher das Netz an jedem Voxel war, in Prozent; kann über die CT gelegt werden</translation>
    </message>
    <message>
        <source>No internet:</source>
        <translation>Kein Internet:</translation>
    </message>
    <message>
        <source>Install packages from a folder…</source>
        <translation>Pakete aus einem Ordner installieren…</translation>
    </message>
    <message>
        <source>For computers without internet: a folder of wheels (.whl) that another computer downloaded</source>
        <translation>Für Rechner ohne Internet: ein Ordner mit Wheels (.whl), die ein anderer Rechner heruntergeladen hat</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segmentieren</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>What the program that runs the network wrote</source>
        <translation>Was das Programm schrieb, das das Netz ausführt</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Segmentation on show</source>
        <translation>Angezeigte Segmentierung</translation>
    </message>
    <message>
        <source>The segmentation whose figures are shown and which is corrected and exported</source>
        <translation>Die Segmentierung, deren Zahlen gezeigt werden und die korrigiert und exportiert wird</translation>
    </message>
    <message>
        <source>No segmentation chosen</source>
        <translation>Keine Segmentierung gewählt</translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation>Messwerte</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>Tabelle kopieren</translation>
    </message>
    <message>
        <source>Put the selected rows, or all of them, into the clipboard as text between tabs</source>
        <translation>Kopiert die ausgewählten Zeilen, sonst alle, als durch Tabulatoren getrennten Text in die Zwischenablage</translation>
    </message>
    <message>
        <source>Table to scene</source>
        <translation>Tabelle in die Szene</translation>
    </message>
    <message>
        <source>Put the figures, with their units, into a table of the scene that other modules can use</source>
        <translation>Legt die Zahlen mit ihren Einheiten als Tabelle der Szene ab, die andere Module nutzen können</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>Zonen</translation>
    </message>
    <message>
        <source>Also show ground glass and consolidation in the upper, middle and lower third of each lung's height</source>
        <translation>Zeigt auch Milchglas und Konsolidierung im oberen, mittleren und unteren Drittel der Höhe jeder Lunge</translation>
    </message>
    <message>
        <source>Previous lesion</source>
        <translation>Vorige Läsion</translation>
    </message>
    <message>
        <source>Move the slice views back to the lesion before</source>
        <translation>Bewegt die Schichtansichten zurück zur vorigen Läsion</translation>
    </message>
    <message>
        <source>Next lesion</source>
        <translation>Nächste Läsion</translation>
    </message>
    <message>
        <source>Move the slice views to the next lesion, largest first</source>
        <translation>Bewegt die Schichtansichten zur nächsten Läsion, die größte zuerst</translation>
    </message>
    <message>
        <source>Lesions</source>
        <translation>Läsionen</translation>
    </message>
    <message>
        <source>Choose a lesion by its size</source>
        <translation>Eine Läsion nach ihrer Größe auswählen</translation>
    </message>
    <message>
        <source>from:</source>
        <translation>ab:</translation>
    </message>
    <message>
        <source>Smallest lesion</source>
        <translation>Kleinste Läsion</translation>
    </message>
    <message>
        <source>Smaller lesions are passed over; in the table they count</source>
        <translation>Kleinere Läsionen werden übergangen; in der Tabelle zählen sie</translation>
    </message>
    <message>
        <source>Next uncertain place</source>
        <translation>Nächste unsichere Stelle</translation>
    </message>
    <message>
        <source>Move the slice views to where the model was least sure, then to the next such place</source>
        <translation>Bewegt die Schichtansichten dorthin, wo das Modell am unsichersten war, dann zur nächsten solchen Stelle</translation>
    </message>
    <message>
        <source>Show uncertainty</source>
        <translation>Unsicherheit zeigen</translation>
    </message>
    <message>
        <source>Lay over the CT how unsure the model was: dark 10 %, bright 50 % and more, where two classes were equally likely</source>
        <translation>Legt über die CT, wie unsicher das Modell war: dunkel 10 %, hell ab 50 %, wo zwei Klassen gleich wahrscheinlich waren</translation>
    </message>
    <message>
        <source>Correct the lungs</source>
        <translation>Lungen korrigieren</translation>
    </message>
    <message>
        <source>Correct the lungs in the editor below and measure again; the network does not run again</source>
        <translation>Die Lungen unten im Editor korrigieren und neu messen; das Netz läuft nicht noch einmal</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Vergleichen…</translation>
    </message>
    <message>
        <source>Compare with an earlier or later result of the same patient in this scene: what is new, resolved, persisting</source>
        <translation>Mit einem früheren oder späteren Ergebnis desselben Patienten in dieser Szene vergleichen: was neu, verschwunden, geblieben ist</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>GGO</source>
        <translation>GGO</translation>
    </message>
    <message>
        <source>Show ground-glass opacity</source>
        <translation>Milchglastrübung zeigen</translation>
    </message>
    <message>
        <source>Consolidation</source>
        <translation>Konsolidierung</translation>
    </message>
    <message>
        <source>Show consolidation</source>
        <translation>Konsolidierung zeigen</translation>
    </message>
    <message>
        <source>Effusion</source>
        <translation>Erguss</translation>
    </message>
    <message>
        <source>Show pleural effusion</source>
        <translation>Pleuraerguss zeigen</translation>
    </message>
    <message>
        <source>3D</source>
        <translation>3D</translation>
    </message>
    <message>
        <source>Show the surfaces of the segments in the 3D view</source>
        <translation>Zeigt die Oberflächen der Segmente in der 3D-Ansicht</translation>
    </message>
    <message>
        <source>Outline only</source>
        <translation>Nur Umriss</translation>
    </message>
    <message>
        <source>Show outlines only, so that the CT beneath stays visible</source>
        <translation>Zeigt nur Umrisse, damit die CT darunter sichtbar bleibt</translation>
    </message>
    <message>
        <source>Opacity:</source>
        <translation>Deckkraft:</translation>
    </message>
    <message>
        <source>Opacity of the segments</source>
        <translation>Deckkraft der Segmente</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Korrigieren</translation>
    </message>
    <message>
        <source>Add GGO</source>
        <translation>Milchglas hinzu</translation>
    </message>
    <message>
        <source>Add consolidation</source>
        <translation>Konsolidierung hinzu</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Wegnehmen</translation>
    </message>
    <message>
        <source>around:</source>
        <translation>Umkreis:</translation>
    </message>
    <message>
        <source>Size of a click</source>
        <translation>Größe eines Klicks</translation>
    </message>
    <message>
        <source>a point</source>
        <translation>ein Punkt</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>Export and learn</source>
        <translation>Exportieren und lernen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Add to training set…</source>
        <translation>Zum Trainingssatz…</translation>
    </message>
    <message>
        <source>Retrain…</source>
        <translation>Nachtrainieren…</translation>
    </message>
    <message>
        <source>Train the chosen model further on a training set; Slicer stays usable</source>
        <translation>Trainiert das gewählte Modell an einem Trainingssatz weiter; Slicer bleibt bedienbar</translation>
    </message>
    <message>
        <source>Many CTs</source>
        <translation>Viele CTs</translation>
    </message>
    <message>
        <source>All CTs of the scene</source>
        <translation>Alle CTs der Szene</translation>
    </message>
    <message>
        <source>Segment one CT after another; one that fails does not stop the others</source>
        <translation>Segmentiert eine CT nach der anderen; scheitert eine, geht es mit den anderen weiter</translation>
    </message>
    <message>
        <source>A folder…</source>
        <translation>Ein Ordner…</translation>
    </message>
    <message>
        <source>Segment every CT in a folder and below it; label maps and reports go into another folder, not into the scene</source>
        <translation>Segmentiert jede CT in einem Ordner und darunter; Labelmaps und Berichte kommen in einen anderen Ordner, nicht in die Szene</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop; what was finished is kept</source>
        <translation>Anhalten; was fertig ist, bleibt</translation>
    </message>
    <message>
        <source>Tutorial and documentation</source>
        <translation>Anleitung und Dokumentation</translation>
    </message>
    <message>
        <source>CovidSeg</source>
        <translation>CovidSeg</translation>
    </message>
    <message>
        <source>The models' training data and licences stand beside each model in the panel and in its model.json.</source>
        <translation>Trainingsdaten und Lizenzen der Modelle stehen bei jedem Modell im Panel und in seiner model.json.</translation>
    </message>
    <message>
        <source>Finds ground-glass opacity, consolidation and pleural effusion on a chest CT and measures them. Choose a CT, press Segment, correct what is wrong, and export. For research: not a medical device, not for diagnosis.</source>
        <translation>Findet Milchglastrübung, Konsolidierung und Pleuraerguss in einer Thorax-CT und misst sie. Wählen Sie eine CT, drücken Sie Segmentieren, korrigieren Sie, was falsch ist, und exportieren Sie. Für die Forschung: kein Medizinprodukt, nicht zur Diagnose.</translation>
    </message>
    <message>
        <source>Tutorial</source>
        <translation>Anleitung</translation>
    </message>
</context>
<context>
    <name>logic.training</name>
    <message>
        <source>Training set: an existing folder, or a new empty one</source>
        <translation>Trainingssatz: ein vorhandener Ordner oder ein neuer, leerer</translation>
    </message>
    <message>
        <source>Training set to learn from</source>
        <translation>Trainingssatz, aus dem gelernt wird</translation>
    </message>
    <message>
        <source>The CT of this segmentation is no longer in the scene; load it again.</source>
        <translation>Die CT dieser Segmentierung ist nicht mehr in der Szene; laden Sie sie wieder.</translation>
    </message>
    <message>
        <source>Going on with the training that was broken off…</source>
        <translation>Das abgebrochene Training geht weiter…</translation>
    </message>
    <message>
        <source>Starting the training…</source>
        <translation>Das Training beginnt…</translation>
    </message>
    <message>
        <source>Stopping the training…</source>
        <translation>Das Training wird angehalten…</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Add it once more</source>
        <translation>Noch einmal hinzufügen</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}: {figures}</source>
        <translation>Epoche {epoch} von {epochs}: {figures}</translation>
    </message>
    <message>
        <source>The new model '{name}' is ready and chosen above.</source>
        <translation>Das neue Modell „{name}“ ist bereit und oben ausgewählt.</translation>
    </message>
    <message>
        <source>The training was stopped.</source>
        <translation>Das Training wurde angehalten.</translation>
    </message>
    <message>
        <source>The training failed; see above.</source>
        <translation>Das Training ist gescheitert; siehe oben.</translation>
    </message>
    <message>
        <source>Added as {name} to {folder}.</source>
        <translation>Als {name} zu {folder} hinzugefügt.</translation>
    </message>
    <message>
        <source>This segmentation is already in the training set, as {name}.</source>
        <translation>Diese Segmentierung ist schon im Trainingssatz, als {name}.</translation>
    </message>
</context>
<context>
    <name>CovidSegLib.panel</name>
    <message>
        <source>Segment a CT first, or choose a segmentation.</source>
        <translation>Segmentieren Sie zuerst eine CT, oder wählen Sie eine Segmentierung.</translation>
    </message>
    <message>
        <source>Installing {packages}. This takes some minutes, in which Slicer hardly answers…</source>
        <translation>{packages} wird installiert. Das dauert einige Minuten, in denen Slicer kaum antwortet…</translation>
    </message>
    <message>
        <source>The model '{name}' comes with these terms: {terms} It is not a medical device. Do you agree?</source>
        <translation>Für das Modell „{name}“ gelten diese Bedingungen: {terms} Es ist kein Medizinprodukt. Stimmen Sie zu?</translation>
    </message>
    <message>
        <source>The scene was closed, so the segmentation was stopped.</source>
        <translation>Die Szene wurde geschlossen, deshalb wurde die Segmentierung angehalten.</translation>
    </message>
    <message>
        <source>Folder of a model</source>
        <translation>Ordner eines Modells</translation>
    </message>
    <message>
        <source>Folder with wheels (.whl)</source>
        <translation>Ordner mit Wheels (.whl)</translation>
    </message>
    <message>
        <source>Write the segmentation, a label map or the table to a file</source>
        <translation>Segmentierung, Labelmap oder Tabelle in eine Datei schreiben</translation>
    </message>
    <message>
        <source>Put this CT and what you corrected into a folder that the training reads</source>
        <translation>Legt diese CT und Ihre Korrekturen in einen Ordner, den das Training liest</translation>
    </message>
    <message>
        <source>Stop training</source>
        <translation>Training anhalten</translation>
    </message>
    <message>
        <source>Retrain…</source>
        <translation>Nachtrainieren…</translation>
    </message>
    <message>
        <source>A training is running; wait until it is done, or stop it.</source>
        <translation>Ein Training läuft; warten Sie, bis es fertig ist, oder halten Sie es an.</translation>
    </message>
    <message>
        <source>Many CTs are being segmented; wait until that is done, or stop it.</source>
        <translation>Viele CTs werden segmentiert; warten Sie, bis das fertig ist, oder halten Sie es an.</translation>
    </message>
    <message>
        <source>There is no scene.</source>
        <translation>Es gibt keine Szene.</translation>
    </message>
    <message>
        <source>Something else is running; wait until that is done, or stop it.</source>
        <translation>Etwas anderes läuft; warten Sie, bis das fertig ist, oder halten Sie es an.</translation>
    </message>
    <message>
        <source>The CT was removed, so the segmentation was stopped.</source>
        <translation>Die CT wurde entfernt, deshalb wurde die Segmentierung angehalten.</translation>
    </message>
    <message>
        <source>The packages are installed.</source>
        <translation>Die Pakete sind installiert.</translation>
    </message>
    <message>
        <source>{ct}, on which {name} was made, holds no voxels; load its file again.</source>
        <translation>{ct}, worauf {name} gemacht wurde, enthält keine Voxel; laden Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>The sample could not be made.</source>
        <translation>Das Beispiel konnte nicht gemacht werden.</translation>
    </message>
    <message>
        <source>{name} was corrected by hand. Make a new segmentation beside it, or replace it? (Undo in the editor brings the corrections back.)</source>
        <translation>{name} wurde von Hand korrigiert. Eine neue Segmentierung daneben anlegen oder diese ersetzen? (Rückgängig im Editor bringt die Korrekturen zurück.)</translation>
    </message>
    <message>
        <source>Make a new one</source>
        <translation>Neue anlegen</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>{name} was not made on a CT of this scene.</source>
        <translation>{name} wurde nicht auf einer CT dieser Szene gemacht.</translation>
    </message>
    <message>
        <source>{name} lies on the grid of {ct}, so it is taken as made on it.</source>
        <translation>{name} liegt auf dem Gitter von {ct} und gilt daher als darauf gemacht.</translation>
    </message>
    <message>
        <source>{name} has no segments of CovidSeg, so there is nothing to measure.</source>
        <translation>{name} hat keine Segmente von CovidSeg, es gibt also nichts zu messen.</translation>
    </message>
</context>
<context>
    <name>process.dependencies</name>
    <message>
        <source>The folder {folder} holds no wheels (.whl); choose the folder that they were copied to.</source>
        <translation>Der Ordner {folder} enthält keine Wheels (.whl); wählen Sie den Ordner, in den sie kopiert wurden.</translation>
    </message>
    <message>
        <source>PyTorch {installed} is installed, and CovidSeg needs {needed} or newer; uninstall it in the module PyTorch Utils, restart Slicer, and try again.</source>
        <translation>PyTorch {installed} ist installiert, CovidSeg braucht {needed} oder neuer; deinstallieren Sie es im Modul PyTorch Utils, starten Sie Slicer neu, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Still missing after the installation: {names}; look into Slicer's Python console.</source>
        <translation>Nach der Installation fehlt noch: {names}; sehen Sie in Slicers Python-Konsole nach.</translation>
    </message>
    <message>
        <source>CovidSeg needs Python packages that are not installed in Slicer: {packages}. They are downloaded from the internet, which takes some minutes and, for PyTorch, up to some gigabytes. Install them now?</source>
        <translation>CovidSeg braucht Python-Pakete, die in Slicer nicht installiert sind: {packages}. Sie werden aus dem Internet geladen, das dauert einige Minuten und braucht für PyTorch bis zu einigen Gigabyte. Jetzt installieren?</translation>
    </message>
    <message>
        <source>CovidSeg needs {requirement} for this, and this Slicer brings {name} {version}, which must not be replaced; use a newer Slicer (5.12 has it), or Slicer's own export to DICOM.</source>
        <translation>CovidSeg braucht dafür {requirement}, und dieser Slicer bringt {name} {version} mit, das nicht ersetzt werden darf; nehmen Sie einen neueren Slicer (5.12 hat es) oder Slicers eigenen DICOM-Export.</translation>
    </message>
    <message>
        <source>The packages could not be installed ({reason}); look into Slicer's Python console, or install them from a folder of wheels.</source>
        <translation>Die Pakete konnten nicht installiert werden ({reason}); sehen Sie in Slicers Python-Konsole nach, oder installieren Sie sie aus einem Ordner mit Wheels.</translation>
    </message>
    <message>
        <source>Slicer's extension PyTorch is not there; install it with the Extensions Manager, restart Slicer, and try again, or install from a folder of wheels.</source>
        <translation>Slicers Erweiterung PyTorch fehlt; installieren Sie sie mit dem Extensions Manager, starten Sie Slicer neu, und versuchen Sie es noch einmal, oder installieren Sie aus einem Ordner mit Wheels.</translation>
    </message>
    <message>
        <source>The packages could not be installed from {folder}: {hint}; the wheels must fit this Slicer's Python and operating system, and include what each package depends on.</source>
        <translation>Die Pakete konnten nicht aus {folder} installiert werden: {hint}; die Wheels müssen zu Python und Betriebssystem dieses Slicers passen und alles enthalten, wovon ein Paket abhängt.</translation>
    </message>
    <message>
        <source>there is no wheel of {names}</source>
        <translation>es gibt kein Wheel für {names}</translation>
    </message>
    <message>
        <source>see Slicer's Python console</source>
        <translation>siehe Slicers Python-Konsole</translation>
    </message>
</context>
<context>
    <name>widgets.batch_table</name>
    <message>
        <source>Folder with CTs</source>
        <translation>Ordner mit CTs</translation>
    </message>
    <message>
        <source>Empty folder for the results</source>
        <translation>Leerer Ordner für die Ergebnisse</translation>
    </message>
</context>
<context>
    <name>widgets.dialogs</name>
    <message>
        <source>How often the training goes through its samples; more takes longer</source>
        <translation>Wie oft das Training seine Fälle durchgeht; mehr dauert länger</translation>
    </message>
    <message>
        <source>Which classes are right on every slice now? The training takes the others for unknown, not for absent.</source>
        <translation>Welche Klassen stimmen jetzt in jeder Schicht? Die anderen nimmt das Training als unbekannt, nicht als nicht vorhanden.</translation>
    </message>
    <message>
        <source>Name of the new model:</source>
        <translation>Name des neuen Modells:</translation>
    </message>
    <message>
        <source>Epochs:</source>
        <translation>Epochen:</translation>
    </message>
    <message>
        <source>Train the chosen model further on the {count} cases of {folder}.</source>
        <translation>Das gewählte Modell an den {count} Fällen von {folder} weitertrainieren.</translation>
    </message>
    <message>
        <source>{path} exists. Replace it?</source>
        <translation>{path} gibt es schon. Ersetzen?</translation>
    </message>
</context>
<context>
    <name>result.click_correction</name>
    <message>
        <source>Point the mouse at it in a slice view and press {key}; Undo below takes it back</source>
        <translation>Mit der Maus in einer Schichtansicht darauf zeigen und {key} drücken; Rückgängig unten nimmt es zurück</translation>
    </message>
    <message>
        <source>{ml} mL taken away.</source>
        <translation>{ml} mL weggenommen.</translation>
    </message>
    <message>
        <source>{ml} mL added.</source>
        <translation>{ml} mL hinzugefügt.</translation>
    </message>
    <message>
        <source>All within this distance of the point is meant for sure, as under a brush, and what belongs to it around that; large lesions need fewer strokes then ({keys})</source>
        <translation>Alles bis zu diesem Abstand vom Punkt ist sicher gemeint, wie unter einem Pinsel, und was ringsum dazugehört; große Läsionen brauchen dann weniger Striche ({keys})</translation>
    </message>
    <message>
        <source>Point the mouse at the place in a slice view and press {key}.</source>
        <translation>Zeigen Sie mit der Maus in einer Schichtansicht auf die Stelle, und drücken Sie {key}.</translation>
    </message>
</context>
<context>
    <name>result.comparison</name>
    <message>
        <source>Folder for the comparison</source>
        <translation>Ordner für den Vergleich</translation>
    </message>
    <message>
        <source>The comparison is in {folder}: open comparison.html.</source>
        <translation>Der Vergleich liegt in {folder}: öffnen Sie comparison.html.</translation>
    </message>
    <message>
        <source>{name}, on {ct}, as the earlier study</source>
        <translation>{name}, auf {ct}, als frühere Untersuchung</translation>
    </message>
    <message>
        <source>Segment another CT of this patient first</source>
        <translation>Segmentieren Sie zuerst eine andere CT dieses Patienten</translation>
    </message>
    <message>
        <source>{folder} holds a comparison. Replace it?</source>
        <translation>{folder} enthält schon einen Vergleich. Ersetzen?</translation>
    </message>
</context>
<context>
    <name>result.display_controls</name>
    <message>
        <source>Show or hide all segments ({key})</source>
        <translation>Alle Segmente zeigen oder verbergen ({key})</translation>
    </message>
    <message>
        <source>The surfaces could not be made.</source>
        <translation>Die Oberflächen konnten nicht gemacht werden.</translation>
    </message>
</context>
<context>
    <name>result.export_menu</name>
    <message>
        <source>Export the segmentation</source>
        <translation>Segmentierung exportieren</translation>
    </message>
    <message>
        <source>Export the label map</source>
        <translation>Labelmap exportieren</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>Tabelle exportieren</translation>
    </message>
    <message>
        <source>Folder for the report</source>
        <translation>Ordner für den Bericht</translation>
    </message>
    <message>
        <source>Folder for the DICOM objects</source>
        <translation>Ordner für die DICOM-Objekte</translation>
    </message>
    <message>
        <source>DICOM SEG and SR lie beside the CT in the DICOM database.</source>
        <translation>DICOM SEG und SR liegen neben der CT in der DICOM-Datenbank.</translation>
    </message>
    <message>
        <source>Segmentation for 3D Slicer (.seg.nrrd)…</source>
        <translation>Segmentierung für 3D Slicer (.seg.nrrd)…</translation>
    </message>
    <message>
        <source>Label map, 1 to 3 (.nii.gz)…</source>
        <translation>Labelmap, 1 bis 3 (.nii.gz)…</translation>
    </message>
    <message>
        <source>DICOM segmentation (.dcm)…</source>
        <translation>DICOM-Segmentierung (.dcm)…</translation>
    </message>
    <message>
        <source>Table (.csv)…</source>
        <translation>Tabelle (.csv)…</translation>
    </message>
    <message>
        <source>Report: page, PDF, all measurements…</source>
        <translation>Bericht: Seite, PDF, alle Messwerte…</translation>
    </message>
    <message>
        <source>DICOM segmentation and measurements (SEG, SR), into a folder…</source>
        <translation>DICOM-Segmentierung und Messwerte (SEG, SR), in einen Ordner…</translation>
    </message>
    <message>
        <source>DICOM segmentation and measurements, beside the CT in the DICOM database</source>
        <translation>DICOM-Segmentierung und Messwerte, neben die CT in die DICOM-Datenbank</translation>
    </message>
    <message>
        <source>Export DICOM SEG</source>
        <translation>DICOM SEG exportieren</translation>
    </message>
    <message>
        <source>The CT of this segmentation is no longer in the scene; load it again.</source>
        <translation>Die CT dieser Segmentierung ist nicht mehr in der Szene; laden Sie sie wieder.</translation>
    </message>
    <message>
        <source>The report is in {folder}: open report.html.</source>
        <translation>Der Bericht liegt in {folder}: öffnen Sie report.html.</translation>
    </message>
    <message>
        <source>Slicer's DICOM database did not take the objects; its error log says why.</source>
        <translation>Slicers DICOM-Datenbank hat die Objekte nicht angenommen; warum, sagt ihr Fehlerprotokoll.</translation>
    </message>
    <message>
        <source>Exported to {path}.</source>
        <translation>Nach {path} exportiert.</translation>
    </message>
    <message>
        <source>DICOM SEG and SR are in {folder}.</source>
        <translation>DICOM SEG und SR liegen in {folder}.</translation>
    </message>
    <message>
        <source>{folder} holds a report. Replace it?</source>
        <translation>{folder} enthält schon einen Bericht. Ersetzen?</translation>
    </message>
    <message>
        <source>{folder} holds DICOM objects. Replace them?</source>
        <translation>{folder} enthält schon DICOM-Objekte. Ersetzen?</translation>
    </message>
</context>
<context>
    <name>result.findings_table</name>
    <message>
        <source>Also show ground glass and consolidation in the upper, middle and lower third of each lung's height</source>
        <translation>Zeigt auch Milchglas und Konsolidierung im oberen, mittleren und unteren Drittel der Höhe jeder Lunge</translation>
    </message>
    <message>
        <source>There are no zones: the lungs are unknown, or the scan cuts them off</source>
        <translation>Es gibt keine Zonen: Die Lungen sind unbekannt, oder der Scan schneidet sie ab</translation>
    </message>
    <message>
        <source>On the patient's right; in brackets the share of the right lung, or of its third</source>
        <translation>Rechts am Patienten; in Klammern der Anteil an der rechten Lunge oder an ihrem Drittel</translation>
    </message>
    <message>
        <source>On the patient's left; in brackets the share of the left lung, or of its third</source>
        <translation>Links am Patienten; in Klammern der Anteil an der linken Lunge oder an ihrem Drittel</translation>
    </message>
</context>
<context>
    <name>result.lung_correction</name>
    <message>
        <source>The lungs are being corrected; press Use these lungs first.</source>
        <translation>Die Lungen werden gerade korrigiert; drücken Sie zuerst „Diese Lungen nehmen“.</translation>
    </message>
    <message>
        <source>Correct the lungs</source>
        <translation>Lungen korrigieren</translation>
    </message>
    <message>
        <source>Use these lungs</source>
        <translation>Diese Lungen nehmen</translation>
    </message>
    <message>
        <source>Correct the lungs in the editor below, then press Use these lungs.</source>
        <translation>Korrigieren Sie die Lungen unten im Editor, und drücken Sie dann „Diese Lungen nehmen“.</translation>
    </message>
    <message>
        <source>Measured again in the corrected lungs.</source>
        <translation>In den korrigierten Lungen neu gemessen.</translation>
    </message>
</context>
<context>
    <name>result.places</name>
    <message>
        <source>Uncertain place {number} of {count}: {what}</source>
        <translation>Unsichere Stelle {number} von {count}: {what}</translation>
    </message>
    <message>
        <source>Lesion {number} of {count}: {what}</source>
        <translation>Läsion {number} von {count}: {what}</translation>
    </message>
    <message>
        <source>No place stands out as uncertain.</source>
        <translation>Keine Stelle fällt als unsicher auf.</translation>
    </message>
    <message>
        <source>The lesions could not be found.</source>
        <translation>Die Läsionen konnten nicht gefunden werden.</translation>
    </message>
    <message>
        <source>The CT of this segmentation is no longer in the scene; load it again.</source>
        <translation>Die CT dieser Segmentierung ist nicht mehr in der Szene; laden Sie sie wieder.</translation>
    </message>
    <message>
        <source>No lesion of this size</source>
        <translation>Keine Läsion dieser Größe</translation>
    </message>
    <message>
        <source>and {count} smaller ones</source>
        <translation>und {count} kleinere</translation>
    </message>
    <message>
        <source>There is no lesion of {ml} mL or more.</source>
        <translation>Es gibt keine Läsion ab {ml} mL.</translation>
    </message>
</context>
<context>
    <name>result.results</name>
    <message>
        <source>The table is in the clipboard.</source>
        <translation>Die Tabelle ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>There is nothing to measure: the CT of this segmentation is not in the scene.</source>
        <translation>Es gibt nichts zu messen: Die CT dieser Segmentierung ist nicht in der Szene.</translation>
    </message>
    <message>
        <source>The figures are in the scene's table {name}.</source>
        <translation>Die Zahlen stehen in der Tabelle {name} der Szene.</translation>
    </message>
</context>
<context>
    <name>widgets.run_status</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segmentieren</translation>
    </message>
    <message>
        <source>Find and measure the lesions on the CT</source>
        <translation>Läsionen in der CT finden und messen</translation>
    </message>
    <message>
        <source>Ready to segment.</source>
        <translation>Bereit zum Segmentieren.</translation>
    </message>
</context>
<context>
    <name>widgets.selectors</name>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Choose the segmentation or label map that holds the lungs.</source>
        <translation>Wählen Sie die Segmentierung oder Labelmap mit den Lungen.</translation>
    </message>
    <message>
        <source>The chosen segmentation has no segments; choose another for the lungs.</source>
        <translation>Die gewählte Segmentierung hat keine Segmente; wählen Sie eine andere für die Lungen.</translation>
    </message>
    <message>
        <source>{name} (not on this computer)</source>
        <translation>{name} (nicht auf diesem Rechner)</translation>
    </message>
    <message>
        <source>The model '{name}' is not on this computer; choose or add another.</source>
        <translation>Das Modell „{name}“ ist nicht auf diesem Rechner; wählen oder ergänzen Sie ein anderes.</translation>
    </message>
    <message>
        <source>Automatic ({device})</source>
        <translation>Automatisch ({device})</translation>
    </message>
</context>
<context>
    <name>frontend.batch</name>
    <message>
        <source>CT</source>
        <translation>CT</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>GGO, mL</source>
        <translation>Milchglas, mL</translation>
    </message>
    <message>
        <source>Consolidation, mL</source>
        <translation>Konsolidierung, mL</translation>
    </message>
    <message>
        <source>Effusion, mL</source>
        <translation>Erguss, mL</translation>
    </message>
    <message>
        <source>Affected, %</source>
        <translation>Betroffen, %</translation>
    </message>
    <message>
        <source>Stopped; what was finished is kept.</source>
        <translation>Angehalten; was fertig ist, bleibt.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten…</translation>
    </message>
    <message>
        <source>CT {number} of {total}, {name}: {what}</source>
        <translation>CT {number} von {total}, {name}: {what}</translation>
    </message>
    <message>
        <source>There is no CT in the scene; load some, or choose a folder.</source>
        <translation>In der Szene ist keine CT; laden Sie welche, oder wählen Sie einen Ordner.</translation>
    </message>
    <message>
        <source>A lung mask of the scene fits one CT; choose another way to find the lungs.</source>
        <translation>Eine Lungenmaske der Szene passt zu einer CT; lassen Sie die Lungen anders finden.</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>The scene was closed, so the batch was stopped.</source>
        <translation>Die Szene wurde geschlossen, deshalb wurde die Reihe angehalten.</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>CT {number} of {total}, {name}</source>
        <translation>CT {number} von {total}, {name}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>{done} of {total} CTs segmented.</source>
        <translation>{done} von {total} CTs segmentiert.</translation>
    </message>
    <message>
        <source>Looking for CTs in {folder}…</source>
        <translation>CTs werden gesucht in {folder}…</translation>
    </message>
    <message>
        <source>was removed</source>
        <translation>wurde entfernt</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>Label maps and reports are in {folder}; open reports/cohort.html.</source>
        <translation>Labelmaps und Berichte liegen in {folder}; öffnen Sie reports/cohort.html.</translation>
    </message>
</context>
<context>
    <name>frontend.choices</name>
    <message>
        <source>Choose a CT, or load the sample.</source>
        <translation>Wählen Sie eine CT, oder laden Sie das Beispiel.</translation>
    </message>
    <message>
        <source>The package lungmask is not installed; install it, or choose another way to find the lungs.</source>
        <translation>Das Paket lungmask ist nicht installiert; installieren Sie es, oder lassen Sie die Lungen anders finden.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Grey values and anatomy, no network</source>
        <translation>Grauwerte und Anatomie, kein Netz</translation>
    </message>
    <message>
        <source>Package lungmask (U-Net R231)</source>
        <translation>Paket lungmask (U-Net R231)</translation>
    </message>
    <message>
        <source>Segment or label map of the scene</source>
        <translation>Segment oder Labelmap der Szene</translation>
    </message>
    <message>
        <source>None: search the whole image</source>
        <translation>Keine: im ganzen Bild suchen</translation>
    </message>
    <message>
        <source>Quick: one network, one look</source>
        <translation>Schnell: ein Netz, ein Blick</translation>
    </message>
    <message>
        <source>Thorough: all networks, mirror images too</source>
        <translation>Gründlich: alle Netze, auch Spiegelbilder</translation>
    </message>
    <message>
        <source>{name} was made by CovidSeg from a CT; choose that CT.</source>
        <translation>{name} wurde von CovidSeg aus einer CT gemacht; wählen Sie diese CT.</translation>
    </message>
    <message>
        <source>{name} is a label map; choose the CT that it was made from.</source>
        <translation>{name} ist eine Labelmap; wählen Sie die CT, aus der sie gemacht wurde.</translation>
    </message>
    <message>
        <source>{name} holds no voxels; choose another CT.</source>
        <translation>{name} enthält keine Voxel; wählen Sie eine andere CT.</translation>
    </message>
</context>
<context>
    <name>frontend.findings</name>
    <message>
        <source>Nothing that makes these CTs hard to compare was found.</source>
        <translation>Es wurde nichts gefunden, was den Vergleich dieser CTs erschwert.</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>mL</source>
        <translation>mL</translation>
    </message>
    <message>
        <source>% of lungs</source>
        <translation>% der Lungen</translation>
    </message>
    <message>
        <source>Right, mL</source>
        <translation>Rechts, mL</translation>
    </message>
    <message>
        <source>Left, mL</source>
        <translation>Links, mL</translation>
    </message>
    <message>
        <source>The change of the share of lung is unknown.</source>
        <translation>Die Änderung des Lungenanteils ist unbekannt.</translation>
    </message>
    <message>
        <source>Both CTs: {note}</source>
        <translation>Beide CTs: {note}</translation>
    </message>
    <message>
        <source>The first CT: {note}</source>
        <translation>Die erste CT: {note}</translation>
    </message>
    <message>
        <source>The second CT: {note}</source>
        <translation>Die zweite CT: {note}</translation>
    </message>
    <message>
        <source>upper third</source>
        <translation>oberes Drittel</translation>
    </message>
    <message>
        <source>middle third</source>
        <translation>mittleres Drittel</translation>
    </message>
    <message>
        <source>lower third</source>
        <translation>unteres Drittel</translation>
    </message>
    <message>
        <source>Lungs</source>
        <translation>Lungen</translation>
    </message>
    <message>
        <source>Ground-glass opacity</source>
        <translation>Milchglastrübung</translation>
    </message>
    <message>
        <source>Consolidation</source>
        <translation>Konsolidierung</translation>
    </message>
    <message>
        <source>Pleural effusion</source>
        <translation>Pleuraerguss</translation>
    </message>
    <message>
        <source>Affected lung</source>
        <translation>Betroffene Lunge</translation>
    </message>
    <message>
        <source>{value} of {maximum}</source>
        <translation>{value} von {maximum}</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>CT-0 or CT-1</source>
        <translation>CT-0 oder CT-1</translation>
    </message>
    <message>
        <source>GGO and consolidation: {then} % → {now} % of the lungs ({points} points).</source>
        <translation>Milchglas und Konsolidierung: {then} % → {now} % der Lungen ({points} Prozentpunkte).</translation>
    </message>
    <message>
        <source>Days between the CTs: {days}.</source>
        <translation>Tage zwischen den CTs: {days}.</translation>
    </message>
    <message>
        <source>Affected, {third}</source>
        <translation>Betroffen, {third}</translation>
    </message>
</context>
<context>
    <name>frontend.models</name>
    <message>
        <source>Research use only (terms of the training data); the code is Apache-2.0.</source>
        <translation>Nur für die Forschung (Bedingungen der Trainingsdaten); der Code steht unter Apache-2.0.</translation>
    </message>
    <message>
        <source>Its description can be read once the packages are installed.</source>
        <translation>Die Beschreibung kann gelesen werden, sobald die Pakete installiert sind.</translation>
    </message>
    <message>
        <source>Accuracy not measured.</source>
        <translation>Genauigkeit nicht gemessen.</translation>
    </message>
    <message>
        <source>Licence unknown.</source>
        <translation>Lizenz unbekannt.</translation>
    </message>
    <message>
        <source>{name} ({count} cases)</source>
        <translation>{name} ({count} Fälle)</translation>
    </message>
    <message>
        <source>Trained on {data}.</source>
        <translation>Trainiert mit {data}.</translation>
    </message>
    <message>
        <source>There is already a model '{name}' in {folder}; rename or remove one of the two.</source>
        <translation>In {folder} gibt es schon ein Modell „{name}“; benennen Sie eines der beiden um, oder entfernen Sie eines.</translation>
    </message>
    <message>
        <source>unknown data</source>
        <translation>unbekannten Daten</translation>
    </message>
    <message>
        <source>Dice on held-out cases: {figures}.</source>
        <translation>Dice bei zurückgehaltenen Fällen: {figures}.</translation>
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
        <translation>außerhalb der Lungen</translation>
    </message>
    <message>
        <source>uncertainty {percent} %</source>
        <translation>Unsicherheit {percent} %</translation>
    </message>
    <message>
        <source>right</source>
        <translation>rechts</translation>
    </message>
    <message>
        <source>left</source>
        <translation>links</translation>
    </message>
</context>
<context>
    <name>frontend.retraining</name>
    <message>
        <source>{folder} is no training set: it has no imagesTr with CTs; add corrected CTs to it first.</source>
        <translation>{folder} ist kein Trainingssatz: Ihm fehlt imagesTr mit CTs; fügen Sie zuerst korrigierte CTs hinzu.</translation>
    </message>
    <message>
        <source>The CT of this segmentation is no longer in the scene; load it again.</source>
        <translation>Die CT dieser Segmentierung ist nicht mehr in der Szene; laden Sie sie wieder.</translation>
    </message>
    <message>
        <source>Accuracy not measured: too few cases.</source>
        <translation>Genauigkeit nicht gemessen: zu wenige Fälle.</translation>
    </message>
    <message>
        <source>{lesion} on {cases}: {before:.2f} before, {now:.2f} now.</source>
        <translation>{lesion} bei {cases}: vorher {before:.2f}, jetzt {now:.2f}.</translation>
    </message>
    <message>
        <source>Accuracy (Dice):</source>
        <translation>Genauigkeit (Dice):</translation>
    </message>
    <message>
        <source>Accuracy not measured: the held-out cases hold no lesion.</source>
        <translation>Genauigkeit nicht gemessen: Die zurückgehaltenen Fälle enthalten keine Läsion.</translation>
    </message>
    <message>
        <source>WORSE: {sentence}</source>
        <translation>SCHLECHTER: {sentence}</translation>
    </message>
</context>
<context>
    <name>frontend.segmenting</name>
    <message>
        <source>the CPU</source>
        <translation>der CPU</translation>
    </message>
    <message>
        <source>Little was found; looking again: slice {done} of {total}</source>
        <translation>Wenig gefunden; zweiter Blick: Schicht {done} von {total}</translation>
    </message>
    <message>
        <source>Slice {done} of {total}</source>
        <translation>Schicht {done} von {total}</translation>
    </message>
    <message>
        <source>Putting the slices together…</source>
        <translation>Die Schichten werden zusammengesetzt…</translation>
    </message>
    <message>
        <source>Something unexpected went wrong ({kind}); see the details.</source>
        <translation>Etwas Unerwartetes ging schief ({kind}); siehe Einzelheiten.</translation>
    </message>
    <message>
        <source>about {seconds} s left</source>
        <translation>noch etwa {seconds} s</translation>
    </message>
    <message>
        <source>Starting the network; the first time this takes a few seconds…</source>
        <translation>Das Netz wird gestartet; beim ersten Mal dauert das einige Sekunden…</translation>
    </message>
    <message>
        <source>Done in {seconds} s on {device}.</source>
        <translation>Fertig in {seconds} s auf {device}.</translation>
    </message>
    <message>
        <source>Finding the lungs…</source>
        <translation>Die Lungen werden gesucht…</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Wird vorbereitet…</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>noch etwa {minutes} min</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten…</translation>
    </message>
    <message>
        <source>The CT was removed; the result was dropped.</source>
        <translation>Die CT wurde entfernt; das Ergebnis wurde verworfen.</translation>
    </message>
    <message>
        <source>{ct} findings</source>
        <translation>{ct}, Befunde</translation>
    </message>
    <message>
        <source>Stopped; nothing was changed.</source>
        <translation>Angehalten; nichts wurde geändert.</translation>
    </message>
</context>
<context>
    <name>worker.batch_client</name>
    <message>
        <source>The segmentation process</source>
        <translation>Der Segmentierungsprozess</translation>
    </message>
</context>
<context>
    <name>worker.client</name>
    <message>
        <source>The segmentation process was stopped; try again.</source>
        <translation>Der Segmentierungsprozess wurde angehalten; versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The volume could not be handed over through {folder} ({reason}); make room on the disk.</source>
        <translation>Das Volumen konnte nicht über {folder} übergeben werden ({reason}); schaffen Sie Platz auf der Platte.</translation>
    </message>
    <message>
        <source>The segmentation process</source>
        <translation>Der Segmentierungsprozess</translation>
    </message>
    <message>
        <source>The segmentation process gave an answer that cannot be used ({reason}).</source>
        <translation>Der Segmentierungsprozess gab eine Antwort, die nicht zu gebrauchen ist ({reason}).</translation>
    </message>
</context>
<context>
    <name>worker.jobs</name>
    <message>
        <source>{what} could not be started, because Python was not found; install it again.</source>
        <translation>{what} konnte nicht gestartet werden, weil Python nicht gefunden wurde; installieren Sie es neu.</translation>
    </message>
    <message>
        <source>{what} was killed, perhaps because memory ran out; close other programs and try again.</source>
        <translation>{what} wurde beendet, vielleicht weil der Speicher nicht reichte; schließen Sie andere Programme, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>{what} crashed before it gave a result; see the details, and try again.</source>
        <translation>{what} ist abgestürzt, bevor ein Ergebnis da war; sehen Sie die Einzelheiten an, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>{what} ended with exit code {code} before it gave a result; see the details, and try again.</source>
        <translation>{what} endete mit dem Code {code}, bevor ein Ergebnis da war; sehen Sie die Einzelheiten an, und versuchen Sie es noch einmal.</translation>
    </message>
</context>
<context>
    <name>worker.training_client</name>
    <message>
        <source>The training process ended, but its model is not in {folder}; see the details.</source>
        <translation>Der Trainingsprozess ist zu Ende, aber sein Modell liegt nicht in {folder}; siehe Einzelheiten.</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation>Verlust der Validierung</translation>
    </message>
    <message>
        <source>validation Dice</source>
        <translation>Dice der Validierung</translation>
    </message>
    <message>
        <source>The training process</source>
        <translation>Der Trainingsprozess</translation>
    </message>
    <message>
        <source>The training process ended without a model; see the details.</source>
        <translation>Der Trainingsprozess endete ohne Modell; siehe Einzelheiten.</translation>
    </message>
    <message>
        <source>{figures}; {minutes} min left</source>
        <translation>{figures}; noch {minutes} min</translation>
    </message>
</context>
<context>
    <name>app.autosave</name>
    <message>
        <source>Corrections of {ct} were not exported when CovidSeg ended ({when}).</source>
        <translation>Korrekturen von {ct} waren nicht exportiert, als CovidSeg endete ({when}).</translation>
    </message>
    <message>
        <source>{ct} findings</source>
        <translation>{ct}, Befunde</translation>
    </message>
    <message>
        <source>The corrections that were kept cannot be read; discard them.</source>
        <translation>Die aufbewahrten Korrekturen sind nicht lesbar; verwerfen Sie sie.</translation>
    </message>
</context>
<context>
    <name>app.launch</name>
    <message>
        <source>Others on the network can reach this page: whoever has the address below sees the CT.</source>
        <translation>Andere im Netz können diese Seite erreichen: Wer die Adresse unten hat, sieht die CT.</translation>
    </message>
    <message>
        <source>Ctrl-C ends it.</source>
        <translation>Strg-C beendet das Programm.</translation>
    </message>
    <message>
        <source>Nobody had the page open for {minutes} min, so it was ended.</source>
        <translation>Niemand hatte die Seite in den letzten {minutes} min offen, deshalb wurde sie beendet.</translation>
    </message>
    <message>
        <source>Corrections that were not exported are kept; covidseg app offers them next time.</source>
        <translation>Nicht exportierte Korrekturen sind aufbewahrt; covidseg app bietet sie beim nächsten Mal an.</translation>
    </message>
</context>
<context>
    <name>app.page</name>
    <message>
        <source>The connection to CovidSeg is gone</source>
        <translation>Die Verbindung zu CovidSeg ist unterbrochen</translation>
    </message>
    <message>
        <source>Reload this page. If that does not help, CovidSeg has ended: start covidseg app again, and open the address that it prints; corrections that were not exported are offered there.</source>
        <translation>Laden Sie diese Seite neu. Hilft das nicht, ist CovidSeg beendet: starten Sie covidseg app erneut, und öffnen Sie die Adresse, die es ausgibt; nicht exportierte Korrekturen werden dort angeboten.</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Four views</source>
        <translation>Vier Ansichten</translation>
    </message>
    <message>
        <source>Large axial view</source>
        <translation>Große axiale Ansicht</translation>
    </message>
    <message>
        <source>Axial alone</source>
        <translation>Nur axial</translation>
    </message>
    <message>
        <source>3D alone</source>
        <translation>Nur 3D</translation>
    </message>
    <message>
        <source>Axial</source>
        <translation>Axial</translation>
    </message>
    <message>
        <source>Coronal</source>
        <translation>Koronal</translation>
    </message>
    <message>
        <source>Sagittal</source>
        <translation>Sagittal</translation>
    </message>
    <message>
        <source>3D</source>
        <translation>3D</translation>
    </message>
    <message>
        <source>Lung</source>
        <translation>Lunge</translation>
    </message>
    <message>
        <source>Soft tissue</source>
        <translation>Weichteile</translation>
    </message>
    <message>
        <source>Right lung</source>
        <translation>Rechte Lunge</translation>
    </message>
    <message>
        <source>Left lung</source>
        <translation>Linke Lunge</translation>
    </message>
    <message>
        <source>Add what looks alike</source>
        <translation>Ähnliches hinzufügen</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Wegnehmen</translation>
    </message>
    <message>
        <source>Erase inside</source>
        <translation>Innen löschen</translation>
    </message>
    <message>
        <source>Keep inside</source>
        <translation>Innen behalten</translation>
    </message>
    <message>
        <source>Fill inside</source>
        <translation>Innen füllen</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>Malen</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Radieren</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>Schneiden</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>Klicken</translation>
    </message>
    <message>
        <source>Segmentation for 3D Slicer</source>
        <translation>Segmentierung für 3D Slicer</translation>
    </message>
    <message>
        <source>Label map, 1 to 3</source>
        <translation>Labelkarte, 1 bis 3</translation>
    </message>
    <message>
        <source>DICOM segmentation</source>
        <translation>DICOM-Segmentierung</translation>
    </message>
    <message>
        <source>DICOM structured report</source>
        <translation>Strukturierter DICOM-Bericht</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Report: page, PDF, measurements</source>
        <translation>Bericht: Seite, PDF, Messwerte</translation>
    </message>
    <message>
        <source>Slice up, down, in the view under the pointer</source>
        <translation>Schicht hinauf, hinunter in der Ansicht unter dem Zeiger</translation>
    </message>
    <message>
        <source>Page ↑  Page ↓</source>
        <translation>Bild ↑  Bild ↓</translation>
    </message>
    <message>
        <source>Ten slices up, down, in the view under the pointer</source>
        <translation>Zehn Schichten hinauf, hinunter in der Ansicht unter dem Zeiger</translation>
    </message>
    <message>
        <source>Class to edit</source>
        <translation>Klasse zum Bearbeiten</translation>
    </message>
    <message>
        <source>Paint, erase, scissors, click</source>
        <translation>Malen, radieren, Schere, Klick</translation>
    </message>
    <message>
        <source>Put the tool down</source>
        <translation>Werkzeug weglegen</translation>
    </message>
    <message>
        <source>Larger, smaller brush</source>
        <translation>Größerer, kleinerer Pinsel</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Hide the segments, show them</source>
        <translation>Segmente verbergen, zeigen</translation>
    </message>
    <message>
        <source>Next lesion, next uncertain place</source>
        <translation>Nächste Läsion, nächste unsichere Stelle</translation>
    </message>
    <message>
        <source>Undo, redo</source>
        <translation>Rückgängig, wiederholen</translation>
    </message>
    <message>
        <source>Fit all views</source>
        <translation>Alle Ansichten einpassen</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Controls</source>
        <translation>Bedienung</translation>
    </message>
    <message>
        <source>Corrections were kept</source>
        <translation>Korrekturen sind aufbewahrt</translation>
    </message>
    <message>
        <source>Go on with them</source>
        <translation>Damit weiterarbeiten</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>CT</source>
        <translation>CT</translation>
    </message>
    <message>
        <source>File or zip</source>
        <translation>Datei oder Zip</translation>
    </message>
    <message>
        <source>DICOM folder</source>
        <translation>DICOM-Ordner</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Beispiel</translation>
    </message>
    <message>
        <source>CT: a file or a zip archive</source>
        <translation>CT: eine Datei oder ein Zip-Archiv</translation>
    </message>
    <message>
        <source>CT: a folder with DICOM files</source>
        <translation>CT: ein Ordner mit DICOM-Dateien</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>Lädt</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segmentieren</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Lungs, device, effort</source>
        <translation>Lungen, Gerät, Aufwand</translation>
    </message>
    <message>
        <source>Keep a map of what the network is not sure of</source>
        <translation>Karte der Unsicherheit des Netzes behalten</translation>
    </message>
    <message>
        <source>Lungs found by</source>
        <translation>Lungen gefunden durch</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Effort</source>
        <translation>Aufwand</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Shares, sides and zones need to know where the lungs are.</source>
        <translation>Anteile, Seiten und Zonen setzen voraus, dass die Lungen bekannt sind.</translation>
    </message>
    <message>
        <source>Finding the lungs</source>
        <translation>Lungen werden gesucht</translation>
    </message>
    <message>
        <source>Find the lungs</source>
        <translation>Lungen suchen</translation>
    </message>
    <message>
        <source>Corrected by hand</source>
        <translation>Von Hand korrigiert</translation>
    </message>
    <message>
        <source>Look through</source>
        <translation>Durchsehen</translation>
    </message>
    <message>
        <source>Lesion before</source>
        <translation>Vorige Läsion</translation>
    </message>
    <message>
        <source>Next lesion</source>
        <translation>Nächste Läsion</translation>
    </message>
    <message>
        <source>Next uncertain place</source>
        <translation>Nächste unsichere Stelle</translation>
    </message>
    <message>
        <source>Lesions of at least, mL</source>
        <translation>Läsionen ab, mL</translation>
    </message>
    <message>
        <source>Colour what the network was not sure of</source>
        <translation>Einfärben, wobei das Netz unsicher war</translation>
    </message>
    <message>
        <source>Correct the lungs</source>
        <translation>Lungen korrigieren</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Korrigieren</translation>
    </message>
    <message>
        <source>What is edited</source>
        <translation>Was bearbeitet wird</translation>
    </message>
    <message>
        <source>Show or hide</source>
        <translation>Zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Hide all</source>
        <translation>Alle verbergen</translation>
    </message>
    <message>
        <source>Brush, mm</source>
        <translation>Pinsel, mm</translation>
    </message>
    <message>
        <source>A ball: paint the slices around it too</source>
        <translation>Kugel: auch die Schichten ringsum bemalen</translation>
    </message>
    <message>
        <source>Scissors</source>
        <translation>Schere</translation>
    </message>
    <message>
        <source>Click on a lesion in a slice: what looks like it nearby is added to the class.</source>
        <translation>In einer Schicht auf eine Läsion klicken: was in der Nähe so aussieht, kommt zu der Klasse hinzu.</translation>
    </message>
    <message>
        <source>Click on what is drawn by mistake: what belongs to it there is taken away.</source>
        <translation>Auf irrtümlich Eingezeichnetes klicken: was dort dazugehört, wird weggenommen.</translation>
    </message>
    <message>
        <source>Through all slices</source>
        <translation>Durch alle Schichten</translation>
    </message>
    <message>
        <source>Only within a range of grey values</source>
        <translation>Nur in einem Bereich von Grauwerten</translation>
    </message>
    <message>
        <source>From, HU</source>
        <translation>Von, HU</translation>
    </message>
    <message>
        <source>to, HU</source>
        <translation>bis, HU</translation>
    </message>
    <message>
        <source>Fill the class with all of this range</source>
        <translation>Klasse mit diesem ganzen Bereich füllen</translation>
    </message>
    <message>
        <source>Largest island only</source>
        <translation>Nur größte Insel</translation>
    </message>
    <message>
        <source>Drop islands below</source>
        <translation>Inseln entfernen unter</translation>
    </message>
    <message>
        <source>Smooth, mm</source>
        <translation>Glätten, mm</translation>
    </message>
    <message>
        <source>Show and correct the lungs</source>
        <translation>Lungen zeigen und korrigieren</translation>
    </message>
    <message>
        <source>Use these lungs</source>
        <translation>Diese Lungen nehmen</translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation>Nicht ändern</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>Outlines only</source>
        <translation>Nur Umrisse</translation>
    </message>
    <message>
        <source>Surfaces in 3D</source>
        <translation>Oberflächen in 3D</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Needs a CT that came as DICOM</source>
        <translation>Braucht eine CT, die als DICOM kam</translation>
    </message>
    <message>
        <source>Tables and reports are in English: other programs read them, and scores are quoted from their papers.</source>
        <translation>Tabellen und Befunde sind auf Englisch: andere Programme lesen sie, und Scores werden nach ihren Publikationen zitiert.</translation>
    </message>
    <message>
        <source>Compare with an earlier CT</source>
        <translation>Mit einer früheren CT vergleichen</translation>
    </message>
    <message>
        <source>Keep this result, then open and segment the later CT of the same patient.</source>
        <translation>Behalten Sie dieses Ergebnis, und öffnen und segmentieren Sie dann die spätere CT derselben Person.</translation>
    </message>
    <message>
        <source>Earlier CT:</source>
        <translation>Frühere CT:</translation>
    </message>
    <message>
        <source>Now open and segment the later one.</source>
        <translation>Öffnen und segmentieren Sie nun die spätere.</translation>
    </message>
    <message>
        <source>Compare, and save the report</source>
        <translation>Vergleichen und Bericht speichern</translation>
    </message>
    <message>
        <source>Keep this result as the earlier one</source>
        <translation>Dieses Ergebnis als früheres behalten</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>Loslassen</translation>
    </message>
    <message>
        <source>Learn from corrections</source>
        <translation>Aus Korrekturen lernen</translation>
    </message>
    <message>
        <source>Training set: a folder on this computer</source>
        <translation>Trainingsdaten: ein Ordner auf diesem Rechner</translation>
    </message>
    <message>
        <source>Right on every slice; the training takes the others for unknown:</source>
        <translation>Auf jeder Schicht richtig; die übrigen gelten im Training als unbekannt:</translation>
    </message>
    <message>
        <source>Add to the training set</source>
        <translation>Zu den Trainingsdaten hinzufügen</translation>
    </message>
    <message>
        <source>Retrain</source>
        <translation>Nachtrainieren</translation>
    </message>
    <message>
        <source>Stop training</source>
        <translation>Training anhalten</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>What the training wrote</source>
        <translation>Was das Training ausgab</translation>
    </message>
    <message>
        <source>Many CTs</source>
        <translation>Viele CTs</translation>
    </message>
    <message>
        <source>Folder with CTs, on this computer</source>
        <translation>Ordner mit CTs auf diesem Rechner</translation>
    </message>
    <message>
        <source>Send files</source>
        <translation>Dateien senden</translation>
    </message>
    <message>
        <source>Send a folder</source>
        <translation>Ordner senden</translation>
    </message>
    <message>
        <source>Many CTs: files</source>
        <translation>Viele CTs: Dateien</translation>
    </message>
    <message>
        <source>Many CTs: a folder</source>
        <translation>Viele CTs: ein Ordner</translation>
    </message>
    <message>
        <source>Folder for the results; a new one if empty</source>
        <translation>Ordner für die Ergebnisse; leer: ein neuer</translation>
    </message>
    <message>
        <source>Segment them all</source>
        <translation>Alle segmentieren</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Save all results (zip)</source>
        <translation>Alle Ergebnisse speichern (Zip)</translation>
    </message>
    <message>
        <source>For research, not for diagnosis. Everything stays on this computer.</source>
        <translation>Für die Forschung, nicht für die Diagnose. Alles bleibt auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Ansichten</translation>
    </message>
    <message>
        <source>Open a chest CT</source>
        <translation>Eine Thorax-CT öffnen</translation>
    </message>
    <message>
        <source>A NIfTI, NRRD or MetaImage file, a folder of DICOM slices, or a zip archive of either. Drop it anywhere on this page.</source>
        <translation>Eine NIfTI-, NRRD- oder MetaImage-Datei, ein Ordner mit DICOM-Schichten oder ein Zip-Archiv davon. Irgendwo auf diese Seite ziehen.</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>Beispiel ausprobieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>scene.results</name>
    <message>
        <source>Lesion {number} of {count}: {what}</source>
        <translation>Läsion {number} von {count}: {what}</translation>
    </message>
    <message>
        <source>Uncertain place {number} of {count}: {what}</source>
        <translation>Unsichere Stelle {number} von {count}: {what}</translation>
    </message>
    <message>
        <source>No place stands out as uncertain.</source>
        <translation>Keine Stelle fällt als unsicher auf.</translation>
    </message>
    <message>
        <source>There is no lesion of {ml} mL or more.</source>
        <translation>Es gibt keine Läsion ab {ml} mL.</translation>
    </message>
</context>
<context>
    <name>app.server</name>
    <message>
        <source>drawn elsewhere</source>
        <translation>anderswo gezeichnet</translation>
    </message>
</context>
<context>
    <name>app.session</name>
    <message>
        <source>The segmentation was corrected by hand. Opening another CT drops the corrections.</source>
        <translation>Die Segmentierung wurde von Hand korrigiert. Mit dem Öffnen einer anderen CT gehen die Korrekturen verloren.</translation>
    </message>
    <message>
        <source>{x} × {y} × {z} voxels of {a:.2f} × {b:.2f} × {c:.2f} mm</source>
        <translation>{x} × {y} × {z} Voxel von {a:.2f} × {b:.2f} × {c:.2f} mm</translation>
    </message>
    <message>
        <source>The corrections were not exported; they stay for the comparison, until the page is closed.</source>
        <translation>Die Korrekturen sind nicht exportiert; für den Vergleich bleiben sie, bis die Seite beendet wird.</translation>
    </message>
    <message>
        <source>The segmentation was corrected by hand. Segmenting again replaces it; Undo brings it back.</source>
        <translation>Die Segmentierung wurde von Hand korrigiert. Erneutes Segmentieren ersetzt sie; Rückgängig holt sie zurück.</translation>
    </message>
    <message>
        <source>{ct} findings</source>
        <translation>{ct}, Befunde</translation>
    </message>
    <message>
        <source>Drop the corrections?</source>
        <translation>Korrekturen verwerfen?</translation>
    </message>
    <message>
        <source>Go on without export?</source>
        <translation>Ohne Export weiter?</translation>
    </message>
    <message>
        <source>Drop them</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Segment again?</source>
        <translation>Erneut segmentieren?</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Segment again</source>
        <translation>Erneut segmentieren</translation>
    </message>
</context>
<context>
    <name>tasks.choosing</name>
    <message>
        <source>The model '{name}' comes with these terms: {terms} It is not a medical device. Do you agree?</source>
        <translation>Für das Modell „{name}“ gelten diese Bedingungen: {terms} Es ist kein Medizinprodukt. Stimmen Sie zu?</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Automatic ({device})</source>
        <translation>Automatisch ({device})</translation>
    </message>
    <message>
        <source>Terms of the model</source>
        <translation>Bedingungen des Modells</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>Ich stimme zu</translation>
    </message>
</context>
<context>
    <name>tasks.comparison</name>
    <message>
        <source>There is nothing to compare; keep one result as the earlier CT, and segment another.</source>
        <translation>Es gibt nichts zu vergleichen; behalten Sie ein Ergebnis als frühere CT, und segmentieren Sie eine andere.</translation>
    </message>
</context>
<context>
    <name>tasks.correcting</name>
    <message>
        <source>{ml} mL taken away.</source>
        <translation>{ml} mL weggenommen.</translation>
    </message>
    <message>
        <source>{ml} mL added.</source>
        <translation>{ml} mL hinzugefügt.</translation>
    </message>
    <message>
        <source>This class is locked; unlock it, or choose another one.</source>
        <translation>Diese Klasse ist gesperrt; entsperren Sie sie, oder wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>A click adds ground-glass opacity or consolidation; paint an effusion.</source>
        <translation>Ein Klick fügt Milchglastrübung oder Konsolidierung hinzu; einen Erguss bitte malen.</translation>
    </message>
</context>
<context>
    <name>tasks.exports</name>
    <message>
        <source>Writing…</source>
        <translation>Schreibt…</translation>
    </message>
    <message>
        <source>There is nothing to export; segment a CT first.</source>
        <translation>Es gibt nichts zu exportieren; segmentieren Sie zuerst eine CT.</translation>
    </message>
    <message>
        <source>Exported as {name}.</source>
        <translation>Exportiert als {name}.</translation>
    </message>
</context>
<context>
    <name>tasks.learning</name>
    <message>
        <source>Train {model} further on the {count} cases of {folder}, {epochs} epochs; the new model is {name}.</source>
        <translation>{model} an den {count} Fällen aus {folder} weitertrainieren, {epochs} Epochen; das neue Modell heißt {name}.</translation>
    </message>
    <message>
        <source>Going on with the training that was broken off…</source>
        <translation>Das abgebrochene Training geht weiter…</translation>
    </message>
    <message>
        <source>Starting the training…</source>
        <translation>Das Training beginnt…</translation>
    </message>
    <message>
        <source>Stopping the training…</source>
        <translation>Das Training wird angehalten…</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}: {figures}</source>
        <translation>Epoche {epoch} von {epochs}: {figures}</translation>
    </message>
    <message>
        <source>The new model '{name}' is ready and chosen above.</source>
        <translation>Das neue Modell „{name}“ ist bereit und oben ausgewählt.</translation>
    </message>
    <message>
        <source>The training was stopped.</source>
        <translation>Das Training wurde angehalten.</translation>
    </message>
    <message>
        <source>The training failed; see above.</source>
        <translation>Das Training ist gescheitert; siehe oben.</translation>
    </message>
    <message>
        <source>This segmentation is already in the training set, as {name}.</source>
        <translation>Diese Segmentierung ist schon im Trainingssatz, als {name}.</translation>
    </message>
    <message>
        <source>Replace it?</source>
        <translation>Ersetzen?</translation>
    </message>
    <message>
        <source>Added as {name} to {folder}.</source>
        <translation>Als {name} zu {folder} hinzugefügt.</translation>
    </message>
    <message>
        <source>Retrain?</source>
        <translation>Nachtrainieren?</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Add it once more</source>
        <translation>Noch einmal hinzufügen</translation>
    </message>
    <message>
        <source>Retrain</source>
        <translation>Nachtrainieren</translation>
    </message>
</context>
<context>
    <name>tasks.lungs</name>
    <message>
        <source>Correct the lungs with the tools, then press Use these lungs.</source>
        <translation>Korrigieren Sie die Lungen mit den Werkzeugen, und drücken Sie dann „Diese Lungen nehmen“.</translation>
    </message>
    <message>
        <source>Measured again in the corrected lungs.</source>
        <translation>In den korrigierten Lungen neu gemessen.</translation>
    </message>
    <message>
        <source>No lungs were found in this CT, so there are no shares; draw them with the button below.</source>
        <translation>In dieser CT wurden keine Lungen gefunden, daher gibt es keine Anteile; zeichnen Sie sie mit dem Knopf unten.</translation>
    </message>
</context>
<context>
    <name>tasks.many</name>
    <message>
        <source>{folder} is no folder on this computer; name one with CTs, or send files.</source>
        <translation>{folder} ist kein Ordner auf diesem Rechner; nennen Sie einen mit CTs, oder senden Sie Dateien.</translation>
    </message>
    <message>
        <source>{folder} is not empty; name an empty folder for the results, or a new one.</source>
        <translation>{folder} ist nicht leer; nennen Sie einen leeren oder neuen Ordner für die Ergebnisse.</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet…</translation>
    </message>
    <message>
        <source>The upload was broken off; choose the CTs again.</source>
        <translation>Die Übertragung brach ab; wählen Sie die CTs noch einmal.</translation>
    </message>
    <message>
        <source>This CT has no result to look at.</source>
        <translation>Diese CT hat kein Ergebnis zum Ansehen.</translation>
    </message>
    <message>
        <source>There are no results to fetch; segment some CTs first.</source>
        <translation>Es gibt keine Ergebnisse zum Speichern; segmentieren Sie zuerst CTs.</translation>
    </message>
    <message>
        <source>Name a folder with CTs, or send files.</source>
        <translation>Nennen Sie einen Ordner mit CTs, oder senden Sie Dateien.</translation>
    </message>
    <message>
        <source>{count} files were sent.</source>
        <translation>{count} Dateien wurden gesendet.</translation>
    </message>
    <message>
        <source>Sending {name}…</source>
        <translation>{name} wird gesendet…</translation>
    </message>
</context>
<context>
    <name>tasks.opening</name>
    <message>
        <source>Making the sample…</source>
        <translation>Beispiel wird erzeugt…</translation>
    </message>
    <message>
        <source>Reading the CT…</source>
        <translation>CT wird gelesen…</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Lädt…</translation>
    </message>
    <message>
        <source>The upload was broken off; choose the CT again.</source>
        <translation>Die Übertragung brach ab; wählen Sie die CT noch einmal.</translation>
    </message>
    <message>
        <source>This folder</source>
        <translation>Dieser Ordner</translation>
    </message>
    <message>
        <source>Loading {name}…</source>
        <translation>{name} wird geladen…</translation>
    </message>
</context>
<context>
    <name>web.routes</name>
    <message>
        <source>The page did not ask for this.</source>
        <translation>Die Seite hat darum nicht gebeten.</translation>
    </message>
</context>
<context>
    <name>web.security</name>
    <message>
        <source>This address is not the server's own; open the one that covidseg app printed.</source>
        <translation>Dies ist nicht die Adresse des Servers; öffnen Sie die, die covidseg app ausgegeben hat.</translation>
    </message>
    <message>
        <source>The token is not the server's; open the address that covidseg app printed last.</source>
        <translation>Der Token gehört nicht zu diesem Server; öffnen Sie die Adresse, die covidseg app zuletzt ausgegeben hat.</translation>
    </message>
    <message>
        <source>This request comes from another page.</source>
        <translation>Diese Anfrage kommt von einer anderen Seite.</translation>
    </message>
    <message>
        <source>Open the address that covidseg app printed, token included.</source>
        <translation>Öffnen Sie die Adresse, die covidseg app ausgegeben hat, samt Token.</translation>
    </message>
</context>
<context>
    <name>web.uploads</name>
    <message>
        <source>No file came; choose a CT.</source>
        <translation>Es kam keine Datei an; wählen Sie eine CT.</translation>
    </message>
    <message>
        <source>A file and a folder have the same name; rename one of the two.</source>
        <translation>Eine Datei und ein Ordner haben denselben Namen; benennen Sie eines von beiden um.</translation>
    </message>
    <message>
        <source>More than {gib} GiB; choose the files of one CT.</source>
        <translation>Mehr als {gib} GiB; wählen Sie die Dateien einer CT.</translation>
    </message>
    <message>
        <source>More than {count} files; choose the folder of one CT.</source>
        <translation>Mehr als {count} Dateien; wählen Sie den Ordner einer CT.</translation>
    </message>
</context>
<context>
    <name>frontend.engine_sentences</name>
    <message>
        <source>The slices are {gap} mm apart (more than {limit}): small lesions are missed or blurred.</source>
        <translation>Die Schichten liegen {gap} mm auseinander (mehr als {limit}): kleine Läsionen werden übersehen oder verwischt.</translation>
    </message>
    <message>
        <source>The spine seems to lie beside the lungs: the image may be turned by a quarter, and sides, zones and effusion are then wrong; check the orientation.</source>
        <translation>Die Wirbelsäule scheint neben den Lungen zu liegen: vielleicht ist das Bild um ein Viertel gedreht; Seiten, Zonen und Erguss stimmen dann nicht; prüfen Sie die Orientierung.</translation>
    </message>
    <message>
        <source>The liver seems to lie on the left: the image or its header may be mirrored, or the patient's organs are, and right and left are then exchanged; check the orientation.</source>
        <translation>Die Leber scheint links zu liegen: Das Bild oder sein Header ist vielleicht gespiegelt, oder die Organe des Patienten sind es, und rechts und links sind dann vertauscht; prüfen Sie die Orientierung.</translation>
    </message>
    <message>
        <source>The air around the patient is at about {air} HU, where a CT has it at -1000: the scale of the values (rescale slope, intercept) may be wrong, and what is found with it; check the export.</source>
        <translation>Die Luft um den Patienten liegt bei etwa {air} HU, wo ein CT -1000 hat: Die Skala der Werte (Rescale Slope, Intercept) ist vielleicht falsch, und damit, was gefunden wird; prüfen Sie den Export.</translation>
    </message>
    <message>
        <source>Neighbouring slices seem to have changed places (numbers {number} and {other} from below are the first): each looks more like the slice beyond the other than like the one beside it; export the CT again.</source>
        <translation>Benachbarte Schichten scheinen vertauscht zu sein (die Nummern {number} und {other} von unten sind die ersten): Jede gleicht der Schicht jenseits der anderen mehr als der neben ihr; exportieren Sie das CT neu.</translation>
    </message>
    <message>
        <source>The voxels measure 1 × 1 × 1 mm and begin at 0, 0, 0, as where size and orientation were never written: volumes, sides and zones may be wrong; check the export.</source>
        <translation>Die Voxel messen 1 × 1 × 1 mm und beginnen bei 0, 0, 0, wie wo Größe und Orientierung nie geschrieben wurden: Volumen, Seiten und Zonen können falsch sein; prüfen Sie den Export.</translation>
    </message>
    <message>
        <source>The header does not say which way up the patient lies (qform and sform are not set): programs differ in what they take for right and left, front and back; check the orientation.</source>
        <translation>Der Header sagt nicht, wie der Patient liegt (qform und sform sind nicht gesetzt): Programme unterscheiden sich darin, was sie für rechts und links, vorn und hinten halten; prüfen Sie die Orientierung.</translation>
    </message>
    <message>
        <source>The header gives two voxel sizes, {taken} mm (sform) and {size} mm (pixdim); the first was taken, and volumes are wrong if it is; check the export.</source>
        <translation>Der Header nennt zwei Voxelgrößen, {taken} mm (sform) und {size} mm (pixdim); die erste wurde genommen, und ist sie falsch, so sind es die Volumen; prüfen Sie den Export.</translation>
    </message>
    <message>
        <source>The header says in two ways how the patient lies (sform and qform), and they differ in what is right and left, front and back, or top and base; the sform was taken; check the orientation.</source>
        <translation>Der Header sagt auf zwei Arten, wie der Patient liegt (sform und qform), und sie unterscheiden sich darin, was rechts und links, vorn und hinten oder oben und unten ist; die sform wurde genommen; prüfen Sie die Orientierung.</translation>
    </message>
    <message>
        <source>Nothing is above {limit} HU, where {share} % of the image lie, as in a picture with a lung window: fluid and consolidation cannot be told from other tissue.</source>
        <translation>Nichts liegt über {limit} HU, wo {share} % des Bildes liegen, wie in einem Bild mit Lungenfenster: Flüssigkeit und Konsolidierung sind von anderem Gewebe nicht zu unterscheiden.</translation>
    </message>
    <message>
        <source>Most soft tissue lies at about {mode} HU, where a CT has it at 20 to 80: the scale of the values (rescale slope, intercept) may be wrong, and what is found with it; check the export.</source>
        <translation>Das meiste Weichgewebe liegt bei etwa {mode} HU, in einem CT bei 20 bis 80: Die Skala der Werte (Rescale Slope, Intercept) könnte falsch sein, und damit, was gefunden wird; bitte den Export prüfen.</translation>
    </message>
    <message>
        <source>The lungs found are {width} mm wide, {depth} mm deep and {height} mm high, larger than any human's: spacings may be swapped or wrong, and volumes with them; check the voxel size.</source>
        <translation>Die gefundenen Lungen sind {width} mm breit, {depth} mm tief und {height} mm hoch, größer als die eines Menschen: vielleicht sind Abstände vertauscht oder falsch und damit die Volumina; prüfen Sie die Voxelgröße.</translation>
    </message>
    <message>
        <source>The lungs found are {width} mm wide and only {height} mm high, though both of their ends are in view: the distance of the slices may be wrong, and volumes with it; check the voxel size.</source>
        <translation>Die gefundenen Lungen sind {width} mm breit und nur {height} mm hoch, obwohl beide Enden im Bild sind: der Schichtabstand könnte falsch sein und damit die Volumina; prüfen Sie die Voxelgröße.</translation>
    </message>
    <message>
        <source>The {edges} edges of the image go on into each other, as where it was rolled and the chest is split: volumes, sides and zones are then wrong; export the CT again.</source>
        <translation>Der Bildrand geht {edges} ineinander über, als wäre das Bild über den Rand gerollt und der Thorax zerteilt: Volumina, Seiten und Zonen sind dann falsch; exportieren Sie die CT erneut.</translation>
    </message>
    <message>
        <source>What surrounds the lungs found is no chest wall: half of it is below {median} HU, expected tissue above {limit} HU; grey values may be inverted, or the lung mask too small or of another CT.</source>
        <translation>Was die gefundenen Lungen umgibt, ist keine Thoraxwand: die Hälfte davon liegt unter {median} HU, erwartet wird Gewebe über {limit} HU; die Grauwerte könnten invertiert sein, oder die Lungenmaske ist zu klein oder von einer anderen CT.</translation>
    </message>
    <message>
        <source>The image is noise ({noise} HU in soft tissue, where no CT has over {most}): it shows no chest; export the CT again.</source>
        <translation>Das Bild ist Rauschen ({noise} HU im Weichteilgewebe, kein CT hat mehr als {most}): es zeigt keinen Thorax; exportieren Sie das CT neu.</translation>
    </message>
    <message>
        <source>The image is very noisy ({noise} HU in soft tissue, seldom over {usual}): faint opacities cannot be told from noise.</source>
        <translation>Das Bild rauscht stark ({noise} HU im Weichteilgewebe, selten über {usual}): zarte Verdichtungen sind vom Rauschen nicht zu unterscheiden.</translation>
    </message>
    <message>
        <source>Neighbouring slices look less alike than those two apart, as where two scans are woven into one; look at the CT from the side.</source>
        <translation>Benachbarte Schichten gleichen einander weniger als solche mit einer dazwischen, als wären zwei Aufnahmen verschränkt; sehen Sie die CT von der Seite an.</translation>
    </message>
    <message>
        <source>The spine seems to lie in front of the lungs: the header may have the patient upside-down, and effusion is then looked for on the wrong side; check the orientation.</source>
        <translation>Die Wirbelsäule scheint vor den Lungen zu liegen: vielleicht steht der Patient laut Header auf dem Kopf, und Erguss wird dann auf der falschen Seite gesucht; prüfen Sie die Orientierung.</translation>
    </message>
    <message>
        <source>The lungs are wider at the top than at the base: the slices may be stored upside-down, feet up, and what is said of zones and sides is then wrong; check the orientation.</source>
        <translation>Die Lungen sind oben breiter als an der Basis: vielleicht sind die Schichten umgekehrt gespeichert, Füße oben; Angaben zu Zonen und Seiten sind dann falsch; prüfen Sie die Orientierung.</translation>
    </message>
    <message>
        <source>The lungs found measure {litres} L, expected {least} to {most} L; check the voxel size and the lung mask.</source>
        <translation>Die gefundenen Lungen messen {litres} L, erwartet werden {least} bis {most} L; prüfen Sie Voxelgröße und Lungenmaske.</translation>
    </message>
    <message>
        <source>There is hardly any body around the lungs: they seem to be cut out, and what is found in them, at the pleura above all, is not to be relied on.</source>
        <translation>Um die Lungen ist kaum Körper: sie scheinen ausgeschnitten zu sein; auf Befunde darin, vor allem an der Pleura, ist kein Verlass.</translation>
    </message>
    <message>
        <source>The {side} lung holds hardly any air: it is opaque, missing or outside the image, and what is found on that side is not to be relied on.</source>
        <translation>Die {side} Lunge enthält kaum Luft: sie ist verschattet, fehlt oder liegt außerhalb des Bildes; auf Befunde dieser Seite ist kein Verlass.</translation>
    </message>
    <message>
        <source>The reconstruction kernel {kernel} is sharp: noise moves HU and the well-aerated share.</source>
        <translation>Der Rekonstruktionskernel {kernel} ist scharf: Rauschen verschiebt die HU und den Anteil gut belüfteter Lunge.</translation>
    </message>
    <message>
        <source>A contrast agent was given: HU of lung and lesions are higher than without.</source>
        <translation>Es wurde Kontrastmittel gegeben: die HU von Lunge und Läsionen sind höher als ohne.</translation>
    </message>
    <message>
        <source>The images were compressed with loss: HU are not exact.</source>
        <translation>Die Bilder wurden verlustbehaftet komprimiert: die HU sind nicht genau.</translation>
    </message>
    <message>
        <source>{slices} slices on the CPU: each was looked at once; the effort 'thorough' looks {looks} times.</source>
        <translation>{slices} Schichten auf der CPU: jede wurde einmal angesehen; mit dem Aufwand „thorough“ sind es {looks} Blicke.</translation>
    </message>
    <message>
        <source>{slices} slices on the CPU, and little was found: each was looked at once, the {again} with findings {looks} times more.</source>
        <translation>{slices} Schichten auf der CPU, und wenig gefunden: jede wurde einmal angesehen, die {again} mit Befunden noch {looks}-mal.</translation>
    </message>
    <message>
        <source>Memory ran out on {device}; going on with {count} {items} at a time.</source>
        <translation>Der Speicher von {device} reichte nicht; es geht mit {count} {items} auf einmal weiter.</translation>
    </message>
    <message>
        <source>Memory ran out on cpu; going on with one thread.</source>
        <translation>Der Arbeitsspeicher reichte nicht; es geht mit einem Thread weiter.</translation>
    </message>
    <message>
        <source>Memory ran out on {device}; going on with the CPU.</source>
        <translation>Der Speicher von {device} reichte nicht; es geht auf der CPU weiter.</translation>
    </message>
    <message>
        <source>{share} % of the lung mask lies beyond the chest's cavity as CovidSeg finds it; check that it was made on this CT.</source>
        <translation>{share} % der Lungenmaske liegen außerhalb des Brustraums, wie CovidSeg ihn findet; prüfen Sie, ob sie auf dieser CT erstellt wurde.</translation>
    </message>
    <message>
        <source>The model '{name}' never learnt one class: {lesion}, which no case that it learnt from shows by itself; do not rely on it there, whether it marks any or none.</source>
        <translation>Das Modell '{name}' hat eine Klasse nie gelernt: {lesion}; kein Fall, aus dem es gelernt hat, zeigt sie für sich allein. Verlassen Sie sich dort nicht darauf, ob es etwas markiert oder nichts.</translation>
    </message>
    <message>
        <source>The model '{name}' hardly finds one class, by its card: {lesion} (mean Dice {dice} at the most in cases that it had not seen); do not rely on it there.</source>
        <translation>Das Modell '{name}' findet eine Klasse laut seiner Karte kaum: {lesion} (mittlerer Dice höchstens {dice} bei Fällen, die es nicht gesehen hatte); verlassen Sie sich dort nicht darauf.</translation>
    </message>
    <message>
        <source>No lungs were found, so nothing was segmented; look at the CT, or choose another lung mask.</source>
        <translation>Es wurden keine Lungen gefunden und daher nichts segmentiert; sehen Sie die CT an, oder wählen Sie eine andere Lungenmaske.</translation>
    </message>
    <message>
        <source>{odd} of {count} slices is blank, or constant in a part where the slices beside show the body (number {number} from below is the first), as after a copy that broke off; copy or export the CT again.</source>
        <translation>{odd} von {count} Schichten ist leer oder einfarbig in einem Teil, wo die Schichten daneben den Körper zeigen (Nummer {number} von unten ist die erste), wie nach einer abgebrochenen Kopie; kopieren oder exportieren Sie die CT erneut.</translation>
    </message>
    <message>
        <source>{odd} of {count} slices are blank, or constant in a part where the slices beside show the body (number {number} from below is the first), as after a copy that broke off; copy or export the CT again.</source>
        <translation>{odd} von {count} Schichten sind leer oder einfarbig in einem Teil, wo die Schichten daneben den Körper zeigen (Nummer {number} von unten ist die erste), wie nach einer abgebrochenen Kopie; kopieren oder exportieren Sie die CT erneut.</translation>
    </message>
    <message>
        <source>{odd} of {count} slices is {blank}, {end}: a copy may have broken off, and nothing is found there.</source>
        <translation>{odd} von {count} Schichten ist {blank}, {end}: eine Kopie ist vielleicht abgebrochen, und dort wird nichts gefunden.</translation>
    </message>
    <message>
        <source>{odd} of {count} slices are {blank}, {end}: a copy may have broken off, and nothing is found there.</source>
        <translation>{odd} von {count} Schichten sind {blank}, {end}: eine Kopie ist vielleicht abgebrochen, und dort wird nichts gefunden.</translation>
    </message>
    <message>
        <source>1 slice repeats exactly the one below (number {number} from below is the first): volumes are too large by as much.</source>
        <translation>1 Schicht wiederholt genau die darunter (Nummer {number} von unten ist die erste): die Volumina sind um so viel zu groß.</translation>
    </message>
    <message>
        <source>{count} slices repeat exactly the one below (number {number} from below is the first): volumes are too large by as much.</source>
        <translation>{count} Schichten wiederholen genau die darunter (Nummer {number} von unten ist die erste): die Volumina sind um so viel zu groß.</translation>
    </message>
    <message>
        <source>The picture jumps between neighbouring slices in 1 place (first after number {number} from below): slices may be missing there, or in a wrong order, and volumes wrong.</source>
        <translation>Das Bild springt an 1 Stelle zwischen benachbarten Schichten (zuerst nach Nummer {number} von unten): dort fehlen vielleicht Schichten oder liegen falsch gereiht, und die Volumina sind falsch.</translation>
    </message>
    <message>
        <source>The picture jumps between neighbouring slices in {count} places (first after number {number} from below): slices may be missing there, or in a wrong order, and volumes wrong.</source>
        <translation>Das Bild springt an {count} Stellen zwischen benachbarten Schichten (zuerst nach Nummer {number} von unten): dort fehlen vielleicht Schichten oder liegen falsch gereiht, und die Volumina sind falsch.</translation>
    </message>
    <message>
        <source>The slices are in a wrong order: the picture jumps after number {number} from below, and the highest slice goes on into the lowest, as where the upper part of a scan was stored below its lower one; zones, and what is found near the jump, are then wrong: export the CT again.</source>
        <translation>Die Schichten sind falsch gereiht: das Bild springt nach Nummer {number} von unten, und die oberste Schicht setzt sich in der untersten fort, wie wo der obere Teil einer Aufnahme unter dem unteren gespeichert wurde; Zonen, und was nahe dem Sprung gefunden wird, sind dann falsch: exportieren Sie die CT neu.</translation>
    </message>
    <message>
        <source>{odd} of {count} slices look more like slices elsewhere than like those beside them: they are in a wrong order, or the chest is there twice; volumes and zones are then wrong: export the CT again.</source>
        <translation>{odd} von {count} Schichten gleichen eher Schichten anderswo als denen daneben: sie sind falsch gereiht, oder der Thorax ist doppelt da; Volumina und Zonen sind dann falsch: exportieren Sie die CT neu.</translation>
    </message>
    <message>
        <source>Outside its field of view the CT is filled with {values} HU, in 1 slice; that was taken for air.</source>
        <translation>Außerhalb ihres Sichtfelds ist die CT in 1 Schicht mit {values} HU gefüllt; das wurde als Luft genommen.</translation>
    </message>
    <message>
        <source>Outside its field of view the CT is filled with {values} HU, in {count} slices; that was taken for air.</source>
        <translation>Außerhalb ihres Sichtfelds ist die CT in {count} Schichten mit {values} HU gefüllt; das wurde als Luft genommen.</translation>
    </message>
    <message>
        <source>What lies beside that fill, about {median} HU, is neither air nor body: grey values may be inverted, or the lungs cut out, and what is found is then wrong; export the CT in HU.</source>
        <translation>Was neben dieser Füllung liegt, etwa {median} HU, ist weder Luft noch Körper: die Grauwerte könnten invertiert oder die Lungen ausgeschnitten sein, und das Gefundene ist dann falsch; exportieren Sie die CT in HU.</translation>
    </message>
    <message>
        <source>The series holds {drawback}.</source>
        <translation>Die Serie enthält {drawback}.</translation>
    </message>
    <message>
        <source>Of {count} CT series, {series} was taken, since {why}; 'covidseg series' lists them, --series chooses another.</source>
        <translation>Von {count} CT-Serien wurde {series} genommen, weil {why}; 'covidseg series' zählt sie auf, --series wählt eine andere.</translation>
    </message>
    <message>
        <source>1 image was left out: at another angle than the others, a scout.</source>
        <translation>1 Bild wurde weggelassen: in anderem Winkel als die anderen, eine Übersichtsaufnahme.</translation>
    </message>
    <message>
        <source>{count} images were left out: at another angle than the others, a scout.</source>
        <translation>{count} Bilder wurden weggelassen: in anderem Winkel als die anderen, eine Übersichtsaufnahme.</translation>
    </message>
    <message>
        <source>The slices name {count} series, but lie on one grid of one study: they were read as one CT.</source>
        <translation>Die Schichten nennen {count} Serien, liegen aber auf einem Gitter einer Studie: sie wurden als eine CT gelesen.</translation>
    </message>
    <message>
        <source>{name} was read by the names of its segments: {listed}.</source>
        <translation>{name} wurde nach den Namen der Segmente gelesen: {listed}.</translation>
    </message>
    <message>
        <source>{name} was read by the names of its segments: {listed}; left out: {others}.</source>
        <translation>{name} wurde nach den Namen der Segmente gelesen: {listed}; weggelassen: {others}.</translation>
    </message>
    <message>
        <source>{name} was taken for lobes as {scheme} numbers them: {lobes}.</source>
        <translation>{name} wurde als Lappen verstanden, wie {scheme} sie zählt: {lobes}.</translation>
    </message>
    <message>
        <source>{name} has right and left the other way round than the CT: what it calls right lies on the patient's left; the sides were taken from where they lie, so check the mask.</source>
        <translation>{name} hat rechts und links anders herum als die CT: was sie rechts nennt, liegt links im Patienten; die Seiten wurden nach ihrer Lage bestimmt, prüfen Sie also die Maske.</translation>
    </message>
    <message>
        <source>{path} is no zip archive, damaged or cut off; copy or export it again.</source>
        <translation>{path} ist kein ZIP-Archiv, beschädigt oder abgeschnitten; kopieren oder exportieren Sie es erneut.</translation>
    </message>
    <message>
        <source>{path} may not be read by you; change its permissions or copy it.</source>
        <translation>{path} dürfen Sie nicht lesen; ändern Sie die Zugriffsrechte, oder kopieren Sie die Datei.</translation>
    </message>
    <message>
        <source>{path} holds {size} GB, more than there is room for in {folder}; make room, or unpack it where there is.</source>
        <translation>{path} enthält {size} GB, mehr als in {folder} Platz hat; schaffen Sie Platz, oder entpacken Sie es dort, wo Platz ist.</translation>
    </message>
    <message>
        <source>{path} holds {count} files, more than any study; give the folder of the study.</source>
        <translation>{path} enthält {count} Dateien, mehr als jede Studie; geben Sie den Ordner der Studie an.</translation>
    </message>
    <message>
        <source>{path} names a file outside itself ({file}); it is not to be trusted.</source>
        <translation>{path} nennt eine Datei außerhalb seiner selbst ({file}); ihm ist nicht zu trauen.</translation>
    </message>
    <message>
        <source>{path} holds a link ({file}), not a file; zip the files themselves.</source>
        <translation>{path} enthält eine Verknüpfung ({file}), keine Datei; packen Sie die Dateien selbst ein.</translation>
    </message>
    <message>
        <source>{path} is protected by a password; unpack it, and give the folder.</source>
        <translation>{path} ist mit einem Passwort geschützt; entpacken Sie es, und geben Sie den Ordner an.</translation>
    </message>
    <message>
        <source>{path} would unpack to {size} GB from {packed} MB, as no study does; it is not to be trusted.</source>
        <translation>{path} würde aus {packed} MB zu {size} GB entpackt, wie keine Studie; ihm ist nicht zu trauen.</translation>
    </message>
    <message>
        <source>{path} is an empty archive; zip the folder of the study again.</source>
        <translation>{path} ist ein leeres Archiv; packen Sie den Ordner der Studie erneut ein.</translation>
    </message>
    <message>
        <source>{path} holds {file} twice; zip the folder of the study again.</source>
        <translation>{path} enthält {file} zweimal; packen Sie den Ordner der Studie erneut ein.</translation>
    </message>
    <message>
        <source>{path} is damaged or packed in an unknown way ({file} is the first); zip it again.</source>
        <translation>{path} ist beschädigt oder auf unbekannte Weise gepackt ({file} ist die erste Datei); packen Sie es erneut ein.</translation>
    </message>
    <message>
        <source>{path} does not exist; check the name.</source>
        <translation>{path} gibt es nicht; prüfen Sie den Namen.</translation>
    </message>
    <message>
        <source>{path} is a pipe or a device, not a file; write the image to a file first.</source>
        <translation>{path} ist eine Pipe oder ein Gerät, keine Datei; schreiben Sie das Bild erst in eine Datei.</translation>
    </message>
    <message>
        <source>{path} is a 2-D picture, not a CT volume; export the CT as DICOM, NIfTI, NRRD or MHA.</source>
        <translation>{path} ist ein 2D-Bild, kein CT-Volumen; exportieren Sie die CT als DICOM, NIfTI, NRRD oder MHA.</translation>
    </message>
    <message>
        <source>{path} is no image that CovidSeg reads; expected {formats} or DICOM.</source>
        <translation>{path} ist kein Bild, das CovidSeg liest; erwartet wird {formats} oder DICOM.</translation>
    </message>
    <message>
        <source>{path} is {stand_in}, not an image; {remedy}.</source>
        <translation>{path} ist {stand_in}, kein Bild; {remedy}.</translation>
    </message>
    <message>
        <source>{path} is {stand_in}, not a zip archive; download the file itself.</source>
        <translation>{path} ist {stand_in}, kein Zip-Archiv; laden Sie die Datei selbst herunter.</translation>
    </message>
    <message>
        <source>{path} holds {file}, no DICOM study; unpack it, and give that file.</source>
        <translation>{path} enthält {file}, keine DICOM-Studie; entpacken Sie es, und geben Sie diese Datei an.</translation>
    </message>
    <message>
        <source>{path} is an empty file; copy or export it again.</source>
        <translation>{path} ist eine leere Datei; kopieren oder exportieren Sie sie erneut.</translation>
    </message>
    <message>
        <source>{path} is {dimensions}, expected one volume with 3 dimensions.</source>
        <translation>{path} ist {dimensions}, erwartet wird ein Volumen mit 3 Dimensionen.</translation>
    </message>
    <message>
        <source>{path} needs more memory than there is, or its header is damaged; close other programs, or crop it.</source>
        <translation>{path} braucht mehr Speicher, als da ist, oder sein Kopf ist beschädigt; schließen Sie andere Programme, oder beschneiden Sie das Bild.</translation>
    </message>
    <message>
        <source>{path} cannot be read: it is damaged, cut off or not the kind of image that its name says; copy or export it again.</source>
        <translation>{path} ist nicht lesbar: beschädigt, abgeschnitten oder kein Bild der Art, die der Name nennt; kopieren oder exportieren Sie es erneut.</translation>
    </message>
    <message>
        <source>{path} is no label map: its values run from {low} to {high}, expected 0 to 255.</source>
        <translation>{path} ist keine Label-Karte: die Werte reichen von {low} bis {high}, erwartet wird 0 bis 255.</translation>
    </message>
    <message>
        <source>{path} is no label map: it holds fractions, expected whole numbers (0 is background).</source>
        <translation>{path} ist keine Label-Karte: sie enthält Brüche, erwartet werden ganze Zahlen (0 ist Hintergrund).</translation>
    </message>
    <message>
        <source>{path} holds the segment {segment}, no lesions; expected {names}.</source>
        <translation>{path} enthält das Segment {segment}, keine Läsionen; erwartet wird {names}.</translation>
    </message>
    <message>
        <source>{path} has the segment {segment} beside lesions; keep only {names}.</source>
        <translation>{path} hat neben Läsionen das Segment {segment}; behalten Sie nur {names}.</translation>
    </message>
    <message>
        <source>{path} names a segmentation (.seg.nrrd), expected an image: choose .nii.gz, .nrrd or .mha.</source>
        <translation>{path} benennt eine Segmentierung (.seg.nrrd), erwartet wird ein Bild: wählen Sie .nii.gz, .nrrd oder .mha.</translation>
    </message>
    <message>
        <source>{path} has the wrong suffix; end its name in {suffixes}.</source>
        <translation>{path} hat die falsche Endung; der Name muss auf {suffixes} enden.</translation>
    </message>
    <message>
        <source>{path} is a folder; give the name of a file to write.</source>
        <translation>{path} ist ein Ordner; geben Sie den Namen einer Datei an.</translation>
    </message>
    <message>
        <source>Cannot write {path}: {folder} is not a folder you may write to; choose another.</source>
        <translation>{path} kann nicht geschrieben werden: in {folder} dürfen Sie nicht schreiben; wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>Cannot write {path}: {reason}.</source>
        <translation>{path} kann nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>{path} exists and is not replaced; choose another name, or remove it.</source>
        <translation>{path} gibt es schon und wird nicht ersetzt; wählen Sie einen anderen Namen, oder entfernen Sie es.</translation>
    </message>
    <message>
        <source>{path} appeared while it was computed and is not replaced; choose another name.</source>
        <translation>{path} entstand während der Berechnung und wird nicht ersetzt; wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>{path} is being written by another run; wait for it, or choose another name.</source>
        <translation>{path} wird gerade von einem anderen Lauf geschrieben; warten Sie darauf, oder wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>{path} holds colours or vectors, not a grey-value image; export the CT itself.</source>
        <translation>{path} enthält Farben oder Vektoren, kein Grauwertbild; exportieren Sie die CT selbst.</translation>
    </message>
    <message>
        <source>{path} holds colours or complex numbers, not a grey-value image; export the CT itself.</source>
        <translation>{path} enthält Farben oder komplexe Zahlen, kein Grauwertbild; exportieren Sie die CT selbst.</translation>
    </message>
    <message>
        <source>{path} holds colours or overlapping segments, not one label map; export it as a label map.</source>
        <translation>{path} enthält Farben oder überlappende Segmente, keine Label-Karte; exportieren Sie es als Label-Karte.</translation>
    </message>
    <message>
        <source>{path} is a MetaImage kept as text or in several files; save it as one .mha or .nii.gz.</source>
        <translation>{path} ist ein MetaImage als Text oder in mehreren Dateien; speichern Sie es als eine .mha oder .nii.gz.</translation>
    </message>
    <message>
        <source>{path} keeps its voxels in {data}, which is not beside it; copy both files.</source>
        <translation>{path} hat seine Voxel in {data}, das nicht daneben liegt; kopieren Sie beide Dateien.</translation>
    </message>
    <message>
        <source>{path} keeps its voxels in a bzip2 file; save it with gzip, or as .mha.</source>
        <translation>{path} hat seine Voxel in einer bzip2-Datei; speichern Sie es mit gzip oder als .mha.</translation>
    </message>
    <message>
        <source>{path} is not a NIfTI image in one file; convert it to .nii.gz.</source>
        <translation>{path} ist kein NIfTI-Bild in einer Datei; wandeln Sie es in .nii.gz um.</translation>
    </message>
    <message>
        <source>{path} claims an impossible size: its header is damaged; copy it again.</source>
        <translation>{path} nennt eine unmögliche Größe: der Kopf ist beschädigt; kopieren Sie die Datei erneut.</translation>
    </message>
    <message>
        <source>{path} claims an impossible size: its header is damaged; copy or export it again.</source>
        <translation>{path} nennt eine unmögliche Größe: der Kopf ist beschädigt; kopieren oder exportieren Sie die Datei erneut.</translation>
    </message>
    <message>
        <source>{path} has a spacing of 0 or a singular direction matrix; export it again.</source>
        <translation>{path} hat einen Abstand von 0 oder eine singuläre Richtungsmatrix; exportieren Sie es erneut.</translation>
    </message>
    <message>
        <source>The image's geometry is unusable (a spacing of 0, NaN, a singular direction matrix); export it again.</source>
        <translation>Die Geometrie des Bildes ist unbrauchbar (ein Abstand von 0, NaN, eine singuläre Richtungsmatrix); exportieren Sie es erneut.</translation>
    </message>
    <message>
        <source>Expected a volume with 3 dimensions; this one has {dimensions}.</source>
        <translation>Erwartet wird ein Volumen mit 3 Dimensionen; dieses hat {dimensions}.</translation>
    </message>
    <message>
        <source>{path} should hold {size} voxels, which it cannot: it is cut off or damaged; copy it again.</source>
        <translation>{path} müsste {size} Voxel enthalten und kann es nicht: abgeschnitten oder beschädigt; kopieren Sie die Datei erneut.</translation>
    </message>
    <message>
        <source>{name} has voxels that are NaN or infinite; replace them by air (-1000 HU).</source>
        <translation>{name} hat Voxel, die NaN oder unendlich sind; ersetzen Sie sie durch Luft (-1000 HU).</translation>
    </message>
    <message>
        <source>{name} is empty: every voxel is {value}; export the CT again.</source>
        <translation>{name} ist leer: jedes Voxel ist {value}; exportieren Sie die CT erneut.</translation>
    </message>
    <message>
        <source>{name} looks like 8-bit pixels (0…255), not Hounsfield units; export the CT in HU or pass --window LOW,HIGH.</source>
        <translation>{name} sieht nach 8-Bit-Pixeln (0…255) aus, nicht nach Hounsfield-Einheiten; exportieren Sie die CT in HU, oder geben Sie auf der Befehlszeile --window LOW,HIGH an.</translation>
    </message>
    <message>
        <source>{name} is not a chest CT in Hounsfield units: its values run from {low} to {high} and none is air (about -1000 HU), as in MR, a mask or CT without its rescale intercept; export the CT in HU.</source>
        <translation>{name} ist keine Thorax-CT in Hounsfield-Einheiten: die Werte reichen von {low} bis {high}, und keiner ist Luft (etwa -1000 HU), wie in einer MR, einer Maske oder einer CT ohne Rescale Intercept; exportieren Sie die CT in HU.</translation>
    </message>
    <message>
        <source>{name} is not in Hounsfield units: {share} % of its values lie beyond {least} to {most} ({low} to {high} in all); check the rescale slope, and export the CT in HU.</source>
        <translation>{name} ist nicht in Hounsfield-Einheiten: {share} % der Werte liegen außerhalb von {least} bis {most} (insgesamt {low} bis {high}); prüfen Sie den Rescale Slope, und exportieren Sie die CT in HU.</translation>
    </message>
    <message>
        <source>{name} is not in Hounsfield units: {share} % of its values lie between {least} and {most}, where a CT has dense bone alone; the rescale intercept (-1024) seems to be lost, or grey values are inverted: export the CT in HU.</source>
        <translation>{name} ist nicht in Hounsfield-Einheiten: {share} % der Werte liegen zwischen {least} und {most}, wo eine CT nur dichten Knochen hat; der Rescale-Intercept (-1024) scheint verloren, oder die Grauwerte sind invertiert: exportieren Sie die CT in HU.</translation>
    </message>
    <message>
        <source>{name} is not in Hounsfield units: {share} % of its values lie about {median}, and air, the darkest, at -1000; grey values may be inverted or the rescale intercept wrong: export the CT in HU.</source>
        <translation>{name} ist nicht in Hounsfield-Einheiten: {share} % der Werte liegen um {median}, und Luft, das Dunkelste, bei -1000; die Grauwerte könnten invertiert oder der Rescale-Intercept falsch sein: exportieren Sie die CT in HU.</translation>
    </message>
    <message>
        <source>{name} is not in Hounsfield units: its values reach {below} below air, but {above} above soft tissue, the other way round than bone; grey values may be inverted or the rescale intercept wrong: export the CT in HU.</source>
        <translation>{name} ist nicht in Hounsfield-Einheiten: die Werte reichen {below} unter Luft, aber {above} über Weichteile, umgekehrt wie bei Knochen; die Grauwerte könnten invertiert oder der Rescale-Intercept falsch sein: exportieren Sie die CT in HU.</translation>
    </message>
    <message>
        <source>{name} has inverted grey values: all its corners are bright, where the air around a patient is dark; export the CT in HU.</source>
        <translation>{name} hat umgekehrte Grauwerte: alle Ecken sind hell, wo die Luft um den Patienten dunkel ist; exportieren Sie die CT in HU.</translation>
    </message>
    <message>
        <source>{name} holds nothing but air, no patient; check that the right image was exported.</source>
        <translation>{name} enthält nur Luft, keinen Patienten; prüfen Sie, ob das richtige Bild exportiert wurde.</translation>
    </message>
    <message>
        <source>No series in {folder} is called {wanted}; the folder holds {listed}.</source>
        <translation>Keine Serie in {folder} heißt {wanted}; der Ordner enthält {listed}.</translation>
    </message>
    <message>
        <source>The series {description} in {folder} is {kind}; give a CT series of the chest.</source>
        <translation>Die Serie {description} in {folder} ist unbrauchbar ({kind}); geben Sie eine CT-Serie des Thorax an.</translation>
    </message>
    <message>
        <source>{folder} holds {listed}, none of them clearly best; {advice}.</source>
        <translation>{folder} enthält {listed}, keine davon eindeutig die beste; {advice}.</translation>
    </message>
    <message>
        <source>{folder} is not a folder; give the folder of a DICOM series.</source>
        <translation>{folder} ist kein Ordner; geben Sie den Ordner einer DICOM-Serie an.</translation>
    </message>
    <message>
        <source>The folder {folder} {emptiness}; give the folder of a CT series, or an image file.</source>
        <translation>Der Ordner {folder} {emptiness}; geben Sie den Ordner einer CT-Serie oder eine Bilddatei an.</translation>
    </message>
    <message>
        <source>The archive {path} {emptiness}; give the folder of a CT series, or an image file.</source>
        <translation>Das Archiv {path} {emptiness}; geben Sie den Ordner einer CT-Serie oder eine Bilddatei an.</translation>
    </message>
    <message>
        <source>The folder {folder} may not be read by you; change its permissions.</source>
        <translation>Den Ordner {folder} dürfen Sie nicht lesen; ändern Sie die Zugriffsrechte.</translation>
    </message>
    <message>
        <source>{name} has slices of different or impossible sizes; export one reconstruction only.</source>
        <translation>{name} hat Schichten verschiedener oder unmöglicher Größe; exportieren Sie nur eine Rekonstruktion.</translation>
    </message>
    <message>
        <source>{name} has slices at different angles or pixel spacings; export one reconstruction only.</source>
        <translation>{name} hat Schichten mit verschiedenen Winkeln oder Pixelabständen; exportieren Sie nur eine Rekonstruktion.</translation>
    </message>
    <message>
        <source>{name} has slices of {count} {owners}; export each on its own.</source>
        <translation>{name} hat Schichten von {count} {owners}; exportieren Sie jede für sich.</translation>
    </message>
    <message>
        <source>{name} holds {woven} acquisitions woven into each other (the {element} jumps to and fro from slice to slice), as of two breaths or phases; export one of them only.</source>
        <translation>{name} enthält {woven} ineinander verschachtelte Aufnahmen ({element} springt von Schicht zu Schicht hin und her), wie von zwei Atemzügen oder Phasen; exportieren Sie nur eine davon.</translation>
    </message>
    <message>
        <source>{name} holds {count} acquisitions or reconstructions over the same part of the body, by their {element} ({parts}), as of two breaths or phases; export one of them only.</source>
        <translation>{name} enthält {count} Aufnahmen oder Rekonstruktionen desselben Körperteils, nach {element} ({parts}), wie von zwei Atemzügen oder Phasen; exportieren Sie nur eine davon.</translation>
    </message>
    <message>
        <source>{name} has several slices at the same place ({place} mm along the slice normal) that differ: two phases or reconstructions in one; export one of them only.</source>
        <translation>{name} hat mehrere verschiedene Schichten an derselben Stelle ({place} mm entlang der Schichtnormalen): zwei Phasen oder Rekonstruktionen in einer; exportieren Sie nur eine davon.</translation>
    </message>
    <message>
        <source>{name} has a gap of {gap} mm {where} where slices are {usual} mm apart: {missing} or more missing; export the whole series.</source>
        <translation>{name} hat eine Lücke von {gap} mm {where}, wo Schichten {usual} mm auseinander liegen: {missing} oder mehr fehlen; exportieren Sie die ganze Serie.</translation>
    </message>
    <message>
        <source>{name} is irregular: slices stand {least} to {gap} mm apart (widest {where}), or not on a line; export a reconstruction with one spacing.</source>
        <translation>{name} ist unregelmäßig: die Schichten stehen {least} bis {gap} mm auseinander (am weitesten {where}) oder nicht auf einer Linie; exportieren Sie eine Rekonstruktion mit einem Abstand.</translation>
    </message>
    <message>
        <source>{path} is compressed as {name} ({uid}), which CovidSeg cannot decode; export the series uncompressed.</source>
        <translation>{path} ist als {name} ({uid}) komprimiert, was CovidSeg nicht dekodieren kann; exportieren Sie die Serie unkomprimiert.</translation>
    </message>
    <message>
        <source>{path} has a decimal comma in its rescale slope or intercept ({values}), which would give wrong HU; export the series again.</source>
        <translation>{path} hat ein Dezimalkomma in Rescale Slope oder Intercept ({values}), was falsche HU ergäbe; exportieren Sie die Serie erneut.</translation>
    </message>
    <message>
        <source>Of {count} slices, {without} without a rescale slope or intercept stand among others with it ({path} is the first): their values are not in one scale; export the series again.</source>
        <translation>Von {count} Schichten stehen {without} ohne Rescale Slope oder Intercept zwischen anderen mit ihm ({path} ist die erste): die Werte haben keine gemeinsame Skala; exportieren Sie die Serie erneut.</translation>
    </message>
    <message>
        <source>{path} has frames of different rescale slopes or intercepts; export one file a slice.</source>
        <translation>{path} hat Frames mit verschiedenen Rescale Slopes oder Intercepts; exportieren Sie eine Datei je Schicht.</translation>
    </message>
    <message>
        <source>{path} has {shape} pixels where its header says {expected}: damaged.</source>
        <translation>{path} hat {shape} Pixel, wo der Kopf {expected} nennt: beschädigt.</translation>
    </message>
    <message>
        <source>{odd} of {count} slices is {uniform} ({path} is the first), as after a copy that broke off; copy or export the series again.</source>
        <translation>{odd} von {count} Schichten ist {uniform} ({path} ist die erste), wie nach einer abgebrochenen Kopie; kopieren oder exportieren Sie die Serie erneut.</translation>
    </message>
    <message>
        <source>{odd} of {count} slices are {uniform} ({path} is the first), as after a copy that broke off; copy or export the series again.</source>
        <translation>{odd} von {count} Schichten sind {uniform} ({path} ist die erste), wie nach einer abgebrochenen Kopie; kopieren oder exportieren Sie die Serie erneut.</translation>
    </message>
    <message>
        <source>{path} cannot be decoded: damaged or cut off; copy or export the series again.</source>
        <translation>{path} kann nicht dekodiert werden: beschädigt oder abgeschnitten; kopieren oder exportieren Sie die Serie erneut.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}); copy or export the series again.</source>
        <translation>{path} ist nicht lesbar ({reason}); kopieren oder exportieren Sie die Serie erneut.</translation>
    </message>
    <message>
        <source>{count} of the CT slices in {folder} cannot be read ({path} is the first: {reason}); copy or export the series again.</source>
        <translation>{count} der CT-Schichten in {folder} sind nicht lesbar ({path} ist die erste: {reason}); kopieren oder exportieren Sie die Serie erneut.</translation>
    </message>
    <message>
        <source>{path} is no slice of a CT; give the files of one CT series.</source>
        <translation>{path} ist keine Schicht einer CT; geben Sie die Dateien einer CT-Serie an.</translation>
    </message>
    <message>
        <source>There is no DICOM file to read; give the files of one CT series.</source>
        <translation>Es gibt keine DICOM-Datei zu lesen; geben Sie die Dateien einer CT-Serie an.</translation>
    </message>
    <message>
        <source>{path} is a DICOM segmentation, not a CT; give the folder of the CT series.</source>
        <translation>{path} ist eine DICOM-Segmentierung, keine CT; geben Sie den Ordner der CT-Serie an.</translation>
    </message>
    <message>
        <source>{path} holds no image (a report or the like); give a CT series of the chest.</source>
        <translation>{path} enthält kein Bild (ein Befund oder Ähnliches); geben Sie eine CT-Serie des Thorax an.</translation>
    </message>
    <message>
        <source>{path} holds {count} DICOM SEG objects, expected one label map; give the file itself.</source>
        <translation>{path} enthält {count} DICOM-SEG-Objekte, erwartet wird eine Label-Karte; geben Sie die Datei selbst an.</translation>
    </message>
    <message>
        <source>{path} is {document}, expected a label map; convert it to DICOM SEG, .nii.gz or .seg.nrrd, in 3D Slicer for instance.</source>
        <translation>{path} ist {document}, erwartet wird eine Label-Karte; wandeln Sie es in DICOM SEG, .nii.gz oder .seg.nrrd um, etwa in 3D Slicer.</translation>
    </message>
    <message>
        <source>{path} has more than 255 segments; export those that are wanted.</source>
        <translation>{path} hat mehr als 255 Segmente; exportieren Sie nur die gewünschten.</translation>
    </message>
    <message>
        <source>{path} is damaged: it has {frames} frames and {places} places; export it again.</source>
        <translation>{path} ist beschädigt: {frames} Frames und {places} Orte; exportieren Sie es erneut.</translation>
    </message>
    <message>
        <source>{path} has frames at different angles or spacings; export it again on one CT.</source>
        <translation>{path} hat Frames mit verschiedenen Winkeln oder Abständen; exportieren Sie es erneut zu einer CT.</translation>
    </message>
    <message>
        <source>{path} holds probabilities, not labels; convert it to a binary segmentation, in 3D Slicer for instance.</source>
        <translation>{path} enthält Wahrscheinlichkeiten, keine Labels; wandeln Sie es in eine binäre Segmentierung um, etwa in 3D Slicer.</translation>
    </message>
    <message>
        <source>{path} has planes at uneven distances ({length} mm in all); give it as .nii.gz.</source>
        <translation>{path} hat Ebenen in ungleichen Abständen (insgesamt {length} mm); geben Sie es als .nii.gz an.</translation>
    </message>
    <message>
        <source>{path} does not lie on the grid of the CT; give the segmentation that was made on this CT.</source>
        <translation>{path} liegt nicht auf dem Gitter der CT; geben Sie die Segmentierung an, die zu dieser CT gemacht wurde.</translation>
    </message>
    <message>
        <source>{path} reaches beyond the CT; give the segmentation that was made on this CT.</source>
        <translation>{path} reicht über die CT hinaus; geben Sie die Segmentierung an, die zu dieser CT gemacht wurde.</translation>
    </message>
    <message>
        <source>Slices of the CT share a SOP Instance UID, so DICOM SEG cannot refer to them; export NIfTI instead.</source>
        <translation>Schichten der CT teilen eine SOP Instance UID, daher kann DICOM SEG nicht auf sie verweisen; exportieren Sie stattdessen NIfTI.</translation>
    </message>
    <message>
        <source>The segmentation is empty, and DICOM SEG cannot hold that; there is nothing to export.</source>
        <translation>Die Segmentierung ist leer, was DICOM SEG nicht aufnehmen kann; es gibt nichts zu exportieren.</translation>
    </message>
    <message>
        <source>DICOM SEG needs the package highdicom; install it: pip install highdicom</source>
        <translation>DICOM SEG braucht das Paket highdicom; installieren Sie es: pip install highdicom</translation>
    </message>
    <message>
        <source>The DICOM files of the CT lack something that DICOM SEG needs ({reason}); export the label map as NIfTI.</source>
        <translation>Den DICOM-Dateien der CT fehlt etwas, das DICOM SEG braucht ({reason}); exportieren Sie die Label-Karte als NIfTI.</translation>
    </message>
    <message>
        <source>The segmentation does not lie on the grid of the CT's DICOM files, so it cannot refer to them; segment the CT as it was loaded, not a cropped, resampled or moved one.</source>
        <translation>Die Segmentierung liegt nicht auf dem Gitter der DICOM-Dateien der CT und kann daher nicht auf sie verweisen; segmentieren Sie die CT, wie sie geladen wurde, keine beschnittene, umgerechnete oder verschobene.</translation>
    </message>
    <message>
        <source>{folder} holds {count} series of one slice each that are not one CT: it {why}</source>
        <translation>{folder} enthält {count} Serien von je einer Schicht, die zusammen keine CT sind ({why})</translation>
    </message>
    <message>
        <source>The CT cannot be a human chest: its voxels measure {voxels} mm and the whole image {whole} mm; correct the voxel size or its unit, and try again.</source>
        <translation>Die CT kann kein menschlicher Thorax sein: ihre Voxel messen {voxels} mm und das ganze Bild {whole} mm; korrigieren Sie die Voxelgröße oder ihre Einheit, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The lungs found measure {litres} L, more than any human's ({most} L); correct the voxel size ({grid}), or give a lung mask.</source>
        <translation>Die gefundenen Lungen messen {litres} L, mehr als die eines Menschen ({most} L); korrigieren Sie die Voxelgröße ({grid}), oder geben Sie eine Lungenmaske an.</translation>
    </message>
    <message>
        <source>The point lies outside of the CT; point at a place inside of it.</source>
        <translation>Der Punkt liegt außerhalb der CT; zeigen Sie auf eine Stelle innerhalb.</translation>
    </message>
    <message>
        <source>The lungs of this result are not known; segment the CT again, or correct the lungs first.</source>
        <translation>Die Lungen dieses Ergebnisses sind nicht bekannt; segmentieren Sie die CT erneut, oder korrigieren Sie erst die Lungen.</translation>
    </message>
    <message>
        <source>There is no lesion where the click lies; click on what is to go.</source>
        <translation>Wo der Klick liegt, ist keine Läsion; klicken Sie auf das, was weg soll.</translation>
    </message>
    <message>
        <source>The click lies where no such lesion can be; click inside the lungs, or on what is to go.</source>
        <translation>Der Klick liegt, wo eine solche Läsion nicht sein kann; klicken Sie in die Lungen oder auf das, was weg soll.</translation>
    </message>
    <message>
        <source>{name} holds no voxels; load the image again or choose another.</source>
        <translation>{name} enthält keine Voxel; laden Sie das Bild erneut, oder wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>The transform of the CT spreads it over far more space than a chest; take the CT out of the transform.</source>
        <translation>Die Transformation der CT dehnt sie weit über die Größe eines Thorax aus; nehmen Sie die CT aus der Transformation.</translation>
    </message>
    <message>
        <source>The CT of {name} is no longer in the scene; load it again.</source>
        <translation>Die CT von {name} ist nicht mehr in der Szene; laden Sie sie erneut.</translation>
    </message>
    <message>
        <source>There is no CT to segment; choose a volume.</source>
        <translation>Es gibt keine CT zum Segmentieren; wählen Sie ein Volumen.</translation>
    </message>
    <message>
        <source>{name} is a label map, expected a CT; choose the volume that it was made from.</source>
        <translation>{name} ist eine Labelmap, erwartet wird eine CT; wählen Sie das Volumen, aus dem sie entstand.</translation>
    </message>
    <message>
        <source>{name} holds colours or vectors, expected a CT; choose a grey-value volume.</source>
        <translation>{name} enthält Farben oder Vektoren, erwartet wird eine CT; wählen Sie ein Grauwertvolumen.</translation>
    </message>
    <message>
        <source>{name} no longer has the segment that was chosen as lungs; choose another.</source>
        <translation>{name} hat das als Lungen gewählte Segment nicht mehr; wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>The CT has left the scene; load it again and segment it.</source>
        <translation>Die CT ist nicht mehr in der Szene; laden Sie sie erneut, und segmentieren Sie sie.</translation>
    </message>
    <message>
        <source>{name} and the CT are under different transforms, so its labels cannot be replaced; make a new segmentation.</source>
        <translation>{name} und die CT liegen unter verschiedenen Transformationen, daher können die Labels nicht ersetzt werden; legen Sie eine neue Segmentierung an.</translation>
    </message>
    <message>
        <source>{name} is no image; choose a volume.</source>
        <translation>{name} ist kein Bild; wählen Sie ein Volumen.</translation>
    </message>
    <message>
        <source>{name} cannot be turned into a label map; convert it in Segmentations first.</source>
        <translation>{name} lässt sich nicht in eine Labelmap umwandeln; wandeln Sie es zuerst im Modul Segmentations um.</translation>
    </message>
    <message>
        <source>The labels have {labels} voxels and {name} has {voxels}: the CT was changed since; segment it again.</source>
        <translation>Die Labels haben {labels} Voxel und {name} hat {voxels}: die CT wurde seither geändert; segmentieren Sie sie erneut.</translation>
    </message>
    <message>
        <source>The CT has voxels that are NaN, infinite or no numbers; replace them by air (-1000 HU).</source>
        <translation>Die CT hat Voxel, die NaN, unendlich oder keine Zahlen sind; ersetzen Sie sie durch Luft (-1000 HU).</translation>
    </message>
    <message>
        <source>The network of the model '{name}' gave values that are no numbers (NaN); its training went wrong: choose another model.</source>
        <translation>Das Netz des Modells '{name}' lieferte Werte, die keine Zahlen sind (NaN); sein Training ging schief: wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>Memory ran out even for one slice or patch on the CPU; close other programs and try again.</source>
        <translation>Der Speicher reicht nicht einmal für eine Schicht oder einen Ausschnitt auf der CPU; schließen Sie andere Programme, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Memory ran out; close other programs, or take a smaller part of the CT.</source>
        <translation>Der Speicher reicht nicht; schließen Sie andere Programme, oder nehmen Sie einen kleineren Teil der CT.</translation>
    </message>
    <message>
        <source>The device '{name}' was asked for, but this machine has {has}; choose auto or cpu.</source>
        <translation>Das Gerät '{name}' war gewünscht, aber dieser Rechner hat {has}; wählen Sie auto oder cpu.</translation>
    </message>
    <message>
        <source>{name} is empty: no voxel is marked as lung; draw it again, or let CovidSeg find the lungs.</source>
        <translation>{name} ist leer: kein Voxel ist als Lunge markiert; zeichnen Sie sie erneut, oder lassen Sie CovidSeg die Lungen finden.</translation>
    </message>
    <message>
        <source>{name} has only {segments}, no lung; draw the lungs, or leave it out.</source>
        <translation>{name} hat nur {segments}, keine Lunge; zeichnen Sie die Lungen, oder lassen Sie die Maske weg.</translation>
    </message>
    <message>
        <source>{name} does not fit the CT: {beyond} % of it lies beyond the chest's cavity, and it leaves out {missed} % of the lung; make it on this very CT, not on another or a flipped one.</source>
        <translation>{name} passt nicht zur CT: {beyond} % davon liegen außerhalb des Brustraums, und {missed} % der Lunge fehlen; erstellen Sie die Maske auf genau dieser CT, nicht auf einer anderen oder gespiegelten.</translation>
    </message>
    <message>
        <source>The Python package {name} is not installed; install it first.</source>
        <translation>Das Python-Paket {name} ist nicht installiert; installieren Sie es zuerst.</translation>
    </message>
    <message>
        <source>Stopped while looking for the lungs; nothing was written.</source>
        <translation>Beim Suchen der Lungen angehalten; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Segmentation was cancelled; nothing was written.</source>
        <translation>Die Segmentierung wurde abgebrochen; nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Cancelled before it began.</source>
        <translation>Vor dem Beginn abgebrochen.</translation>
    </message>
    <message>
        <source>Cancelled while the model was loaded.</source>
        <translation>Beim Laden des Modells abgebrochen.</translation>
    </message>
    <message>
        <source>Cancelled before the answer was written.</source>
        <translation>Vor dem Schreiben der Antwort abgebrochen.</translation>
    </message>
    <message>
        <source>Cancelled while the lungs were looked for.</source>
        <translation>Beim Suchen der Lungen abgebrochen.</translation>
    </message>
    <message>
        <source>There is no device '{name}'; choose auto, cpu, cuda, cuda:N or mps.</source>
        <translation>Es gibt kein Gerät '{name}'; wählen Sie auto, cpu, cuda, cuda:N oder mps.</translation>
    </message>
    <message>
        <source>The lung engine lungmask is not installed; run: pip install lungmask, or use the engine auto.</source>
        <translation>Die Lungensuche lungmask ist nicht installiert; installieren Sie sie mit pip install lungmask, oder nehmen Sie auto.</translation>
    </message>
    <message>
        <source>lungmask could not fetch its weights ({reason}); connect to the internet once, or use the engine auto.</source>
        <translation>lungmask konnte seine Gewichte nicht holen ({reason}); verbinden Sie sich einmal mit dem Internet, oder nehmen Sie auto.</translation>
    </message>
    <message>
        <source>The lung network is missing ({path}: {reason}); install CovidSeg again, or choose the lung engine anatomy, which needs no weights.</source>
        <translation>Das Lungennetz fehlt ({path}: {reason}); installieren Sie CovidSeg erneut, oder wählen Sie die Lungensuche anatomy, die keine Gewichte braucht.</translation>
    </message>
    <message>
        <source>The weights of the lung network cannot be read ({path}: {reason}); install CovidSeg again, or choose the lung engine anatomy.</source>
        <translation>Die Gewichte des Lungennetzes sind nicht lesbar ({path}: {reason}); installieren Sie CovidSeg erneut, oder wählen Sie die Lungensuche anatomy.</translation>
    </message>
    <message>
        <source>{path} is no card of a lung network ({reason}); install CovidSeg again.</source>
        <translation>{path} ist keine Karte eines Lungennetzes ({reason}); installieren Sie CovidSeg erneut.</translation>
    </message>
    <message>
        <source>{path} is cut off or altered: its SHA-256 is not the one in {card}; install CovidSeg again.</source>
        <translation>{path} ist abgeschnitten oder verändert: seine SHA-256 ist nicht die in {card}; installieren Sie CovidSeg erneut.</translation>
    </message>
    <message>
        <source>{path} does not fit its card ({reason}).</source>
        <translation>{path} passt nicht zu seiner Karte ({reason}).</translation>
    </message>
    <message>
        <source>The lung mask {path} lies on another grid than the CT (mask {mask}; CT {ct}); make it on the CT itself.</source>
        <translation>Die Lungenmaske {path} liegt auf einem anderen Gitter als die CT (Maske {mask}; CT {ct}); erstellen Sie sie auf der CT selbst.</translation>
    </message>
    <message>
        <source>{name} has {mask} voxels and the CT {ct} along Z, Y, X; make it on the CT itself.</source>
        <translation>{name} hat {mask} Voxel und die CT {ct} entlang Z, Y, X; erstellen Sie die Maske auf der CT selbst.</translation>
    </message>
    <message>
        <source>{name} has the segment {segment}; expected lungs or lobes by name, such as 'right lung', and nothing but airways beside them.</source>
        <translation>{name} hat das Segment {segment}; erwartet werden Lungen oder Lappen mit Namen wie 'right lung' und daneben nur Atemwege.</translation>
    </message>
    <message>
        <source>{name} holds the labels {labels}; expected 1 (right) and 2 (left), one label for both lungs, or the five lobes of lungmask (1 to 5) or TotalSegmentator (10 to 14) where they belong; keep only these.</source>
        <translation>{name} enthält die Labels {labels}; erwartet wird 1 (rechts) und 2 (links), ein Label für beide Lungen oder die fünf Lappen von lungmask (1 bis 5) oder TotalSegmentator (10 bis 14) an ihrem Ort; behalten Sie nur diese.</translation>
    </message>
    <message>
        <source>{name} does not part right from left: most of its {side} lung lies on the other side; expected 1 in the right and 2 in the left lung, or one label for both.</source>
        <translation>{name} trennt rechts nicht von links: das meiste ihrer Lunge {side} liegt auf der anderen Seite; erwartet wird 1 in der rechten und 2 in der linken Lunge, oder ein Label für beide.</translation>
    </message>
    <message>
        <source>The label map holds the label {label}; expected 0 and {known} only.</source>
        <translation>Die Label-Karte enthält das Label {label}; erwartet werden nur 0 und {known}.</translation>
    </message>
    <message>
        <source>There is no lung to align; check the lung mask of both CTs.</source>
        <translation>Es gibt keine Lunge zum Ausrichten; prüfen Sie die Lungenmaske beider CTs.</translation>
    </message>
    <message>
        <source>The {what} has {voxels} voxels along Z, Y, X and its grid {grid}.</source>
        <translation>{what}: {voxels} Voxel entlang Z, Y, X, das Gitter {grid}.</translation>
    </message>
    <message>
        <source>The array {name} of the request cannot be read ({reason}).</source>
        <translation>Das Feld {name} der Anfrage ist nicht lesbar ({reason}).</translation>
    </message>
    <message>
        <source>The Resources folder of CovidSeg was not found beside {package}; install the package again.</source>
        <translation>Der Ordner Resources von CovidSeg wurde neben {package} nicht gefunden; installieren Sie das Paket erneut.</translation>
    </message>
    <message>
        <source>The folder {folder} holds no {card}, so it is no CovidSeg model; choose another.</source>
        <translation>Der Ordner {folder} enthält keine {card}, ist also kein CovidSeg-Modell; wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>There is no model '{name}'; models on this machine: {names}.</source>
        <translation>Es gibt kein Modell '{name}'; Modelle auf diesem Rechner: {names}.</translation>
    </message>
    <message>
        <source>The card of '{name}' holds a number that is not finite ({reason}).</source>
        <translation>Die Karte von '{name}' enthält eine Zahl, die nicht endlich ist ({reason}).</translation>
    </message>
    <message>
        <source>The model '{name}' tells {class_name} from background alone, and {needers} need ground glass, consolidation and effusion told apart; choose another model, or write its label map with covidseg segment as .nii.gz.</source>
        <translation>Das Modell '{name}' unterscheidet nur {class_name} vom Hintergrund, und {needers} brauchen Milchglas, Konsolidierung und Erguss getrennt; wählen Sie ein anderes Modell, oder schreiben Sie seine Label-Karte mit covidseg segment als .nii.gz.</translation>
    </message>
    <message>
        <source>{path} cannot be used: {reason}.</source>
        <translation>{path} kann nicht verwendet werden: {reason}.</translation>
    </message>
    <message>
        <source>{path} cannot be used: {reason}; copy or install the model again.</source>
        <translation>{path} kann nicht verwendet werden: {reason}; kopieren oder installieren Sie das Modell erneut.</translation>
    </message>
    <message>
        <source>A model's name is letters, digits, '.', '_' and '-', at most 64, not '{name}'.</source>
        <translation>Der Name eines Modells besteht aus höchstens 64 Buchstaben, Ziffern, '.', '_' und '-', nicht '{name}'.</translation>
    </message>
    <message>
        <source>There is a model '{name}' already, in {folder}; choose another name.</source>
        <translation>Es gibt schon ein Modell '{name}', in {folder}; wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>{path} is {stand_in}, not the weights of a model; download the file itself.</source>
        <translation>{path} ist {stand_in}, nicht die Gewichte eines Modells; laden Sie die Datei selbst herunter.</translation>
    </message>
    <message>
        <source>{path} is missing; copy the model's folder again.</source>
        <translation>{path} fehlt; kopieren Sie den Ordner des Modells erneut.</translation>
    </message>
    <message>
        <source>The weights '{name}' are not all finite numbers, so no model was saved; train it anew.</source>
        <translation>Die Gewichte '{name}' sind nicht alle endlich, daher wurde kein Modell gespeichert; trainieren Sie es neu.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}); copy the model's folder again.</source>
        <translation>{path} ist nicht lesbar ({reason}); kopieren Sie den Ordner des Modells erneut.</translation>
    </message>
    <message>
        <source>{path} is cut off or altered: its SHA-256 is not the one in {card}; copy the model's folder again.</source>
        <translation>{path} ist abgeschnitten oder verändert: seine SHA-256 ist nicht die in {card}; kopieren Sie den Ordner des Modells erneut.</translation>
    </message>
    <message>
        <source>{path} holds numbers that are not finite, in '{name}'; choose another model.</source>
        <translation>{path} enthält Zahlen, die nicht endlich sind, in '{name}'; wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>{path} does not fit the network '{network}' ({reason}).</source>
        <translation>{path} passt nicht zum Netz '{network}' ({reason}).</translation>
    </message>
    <message>
        <source>'{name}' prepares slices in another way than '{other}'; only models of the same preprocessing make an ensemble.</source>
        <translation>'{name}' bereitet Schichten anders vor als '{other}'; nur Modelle gleicher Vorverarbeitung bilden ein Ensemble.</translation>
    </message>
    <message>
        <source>There is no network named {name}; {hint}</source>
        <translation>Es gibt kein Netz namens {name}; {hint}</translation>
    </message>
    <message>
        <source>The network '{name}' cannot be built with {key} = {value}; expected whole numbers from 1 to {channels}, at most {levels} in a list, shares below 1, true, false or a word.</source>
        <translation>Das Netz '{name}' lässt sich mit {key} = {value} nicht bauen; erwartet werden ganze Zahlen von 1 bis {channels}, höchstens {levels} in einer Liste, Anteile unter 1, true, false oder ein Wort.</translation>
    </message>
    <message>
        <source>The network '{name}' cannot be built with {arguments}: {reason}.</source>
        <translation>Das Netz '{name}' lässt sich mit {arguments} nicht bauen: {reason}.</translation>
    </message>
    <message>
        <source>The members of an ensemble must be a list of 1 to {most} networks.</source>
        <translation>Die Mitglieder eines Ensembles müssen eine Liste von 1 bis {most} Netzen sein.</translation>
    </message>
    <message>
        <source>Every member of an ensemble must be a table with the name of a network, no ensemble.</source>
        <translation>Jedes Mitglied eines Ensembles muss eine Tabelle mit dem Namen eines Netzes sein, kein Ensemble.</translation>
    </message>
    <message>
        <source>Unusable postprocessing: class_odds must be {count} numbers above 0, up to {most}, not {value}.</source>
        <translation>Unbrauchbare Nachverarbeitung: class_odds müssen {count} Zahlen über 0 bis {most} sein, nicht {value}.</translation>
    </message>
    <message>
        <source>Unusable postprocessing: min_component_ml must be from 0 to {most}, not {value}.</source>
        <translation>Unbrauchbare Nachverarbeitung: min_component_ml muss von 0 bis {most} sein, nicht {value}.</translation>
    </message>
    <message>
        <source>Unusable postprocessing: beyond_lungs_mm must be from 0 to {most}, not {value}.</source>
        <translation>Unbrauchbare Nachverarbeitung: beyond_lungs_mm muss von 0 bis {most} sein, nicht {value}.</translation>
    </message>
    <message>
        <source>Unusable postprocessing: sure_above must be a probability from 0 to below 1, not {value}.</source>
        <translation>Unbrauchbare Nachverarbeitung: sure_above muss eine Wahrscheinlichkeit von 0 bis unter 1 sein, nicht {value}.</translation>
    </message>
    <message>
        <source>Unusable preprocessing: {reason}.</source>
        <translation>Unbrauchbare Vorverarbeitung: {reason}.</translation>
    </message>
    <message>
        <source>Unusable preprocessing: normalisation 'standard' needs mean_hu and sd_hu.</source>
        <translation>Unbrauchbare Vorverarbeitung: die Normalisierung 'standard' braucht mean_hu und sd_hu.</translation>
    </message>
    <message>
        <source>{name} looks at stacks of slices; give preprocessing.patch (slices, rows, columns).</source>
        <translation>{name} betrachtet Stapel von Schichten; geben Sie preprocessing.patch (Schichten, Zeilen, Spalten) an.</translation>
    </message>
    <message>
        <source>{name} looks at single slices; leave out preprocessing.patch, {patch}.</source>
        <translation>{name} betrachtet einzelne Schichten; lassen Sie preprocessing.patch, {patch}, weg.</translation>
    </message>
    <message>
        <source>The folder {folder} is a training run; its model is {model}.</source>
        <translation>Der Ordner {folder} ist ein Trainingslauf; sein Modell ist {model}.</translation>
    </message>
    <message>
        <source>{name} was not loaded from DICOM, so no DICOM object can refer to it; load the CT from the DICOM database, or export NIfTI.</source>
        <translation>{name} wurde nicht aus DICOM geladen, daher kann kein DICOM-Objekt darauf verweisen; laden Sie die CT aus der DICOM-Datenbank, oder exportieren Sie NIfTI.</translation>
    </message>
    <message>
        <source>The DICOM files of {name} are no longer where they were; import the series again.</source>
        <translation>Die DICOM-Dateien von {name} sind nicht mehr, wo sie waren; importieren Sie die Serie erneut.</translation>
    </message>
    <message>
        <source>{path} exists; choose another name, or allow it to be overwritten.</source>
        <translation>{path} gibt es schon; wählen Sie einen anderen Namen, oder erlauben Sie das Überschreiben.</translation>
    </message>
    <message>
        <source>Slicer could not write {path}; its error log says why.</source>
        <translation>Slicer konnte {path} nicht schreiben; sein Fehlerprotokoll sagt, warum.</translation>
    </message>
    <message>
        <source>Writing NIfTI needs the package nibabel; install it, or export .seg.nrrd.</source>
        <translation>Um NIfTI zu schreiben, braucht es das Paket nibabel; installieren Sie es, oder exportieren Sie .seg.nrrd.</translation>
    </message>
    <message>
        <source>{folder} holds {files}; choose another folder, or allow it to be overwritten.</source>
        <translation>{folder} enthält {files}; wählen Sie einen anderen Ordner, oder erlauben Sie das Überschreiben.</translation>
    </message>
    <message>
        <source>The report needs the package {package}; install it: pip install {package}</source>
        <translation>Der Bericht braucht das Paket {package}; installieren Sie es: pip install {package}</translation>
    </message>
    <message>
        <source>DICOM objects need the package {package}; install it: pip install {package}</source>
        <translation>DICOM-Objekte brauchen das Paket {package}; installieren Sie es: pip install {package}</translation>
    </message>
    <message>
        <source>The comparison needs the package {package}; install it: pip install {package}</source>
        <translation>Der Vergleich braucht das Paket {package}; installieren Sie es: pip install {package}</translation>
    </message>
    <message>
        <source>Reports need jinja2 and matplotlib; run: pip install "covidseg[report]".</source>
        <translation>Berichte brauchen jinja2 und matplotlib; installieren Sie sie: pip install "covidseg[report]".</translation>
    </message>
    <message>
        <source>{folder} is a file; a report is a folder: give another name.</source>
        <translation>{folder} ist eine Datei; ein Bericht ist ein Ordner: geben Sie einen anderen Namen an.</translation>
    </message>
    <message>
        <source>{path} exists; choose another name, or replace it with --force.</source>
        <translation>{path} gibt es schon; wählen Sie einen anderen Namen, oder ersetzen Sie es mit --force.</translation>
    </message>
    <message>
        <source>{series} is no DICOM series, to which DICOM objects belong; use 'covidseg report' instead.</source>
        <translation>{series} ist keine DICOM-Serie, zu der DICOM-Objekte gehören; nehmen Sie stattdessen 'covidseg report'.</translation>
    </message>
    <message>
        <source>The DICOM files of the CT lack something that a picture needs ({reason}); use the PDF instead.</source>
        <translation>Den DICOM-Dateien der CT fehlt etwas, das ein Bild braucht ({reason}); nehmen Sie stattdessen das PDF.</translation>
    </message>
    <message>
        <source>The DICOM files of the CT name no study, to which a DICOM PDF belongs; use the PDF instead.</source>
        <translation>Die DICOM-Dateien der CT nennen keine Studie, zu der ein DICOM-PDF gehört; nehmen Sie stattdessen das PDF.</translation>
    </message>
    <message>
        <source>The DICOM files of the CT lack something that DICOM SR needs ({reason}); use the JSON instead.</source>
        <translation>Den DICOM-Dateien der CT fehlt etwas, das DICOM SR braucht ({reason}); nehmen Sie stattdessen JSON.</translation>
    </message>
    <message>
        <source>The label map {mask} has {labels}, the CT {ct} {voxels}; take the ones made from the same CT.</source>
        <translation>Die Label-Karte {mask} hat {labels}, die CT {ct} {voxels}; nehmen Sie die zur selben CT gemachten.</translation>
    </message>
    <message>
        <source>The {what} has {labels}, the CT {ct}; take the ones made from the same CT.</source>
        <translation>{what}: {labels}, die CT: {ct}; nehmen Sie die zur selben CT gemachten.</translation>
    </message>
    <message>
        <source>Expected one or more corrected labels of {known}, not {values}; say which were corrected.</source>
        <translation>Erwartet werden ein oder mehrere korrigierte Labels aus {known}, nicht {values}; geben Sie an, welche korrigiert wurden.</translation>
    </message>
    <message>
        <source>The labels have {labels} voxels and the CT {ct}; take those of this CT.</source>
        <translation>Die Labels haben {labels} Voxel und die CT {ct}; nehmen Sie die dieser CT.</translation>
    </message>
    <message>
        <source>The case name {name} may hold letters, digits, - and _ only; choose another.</source>
        <translation>Der Fallname {name} darf nur Buchstaben, Ziffern, - und _ enthalten; wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>The training set {folder} has a case {name}; choose another name or replace it.</source>
        <translation>Der Trainingssatz {folder} hat schon einen Fall {name}; wählen Sie einen anderen Namen, oder ersetzen Sie ihn.</translation>
    </message>
    <message>
        <source>{folder} is no training set: it holds other things; choose an empty or new folder.</source>
        <translation>{folder} ist kein Trainingssatz: er enthält anderes; wählen Sie einen leeren oder neuen Ordner.</translation>
    </message>
    <message>
        <source>{path} is no readable Decathlon description, with a 'training' list of image and label ({reason}).</source>
        <translation>{path} ist keine lesbare Decathlon-Beschreibung mit einer Liste 'training' von Bild und Label ({reason}).</translation>
    </message>
    <message>
        <source>CT class</source>
        <translation>CT-Klasse</translation>
    </message>
    <message>
        <source>Six zones, 0–24</source>
        <translation>Sechs Zonen, 0–24</translation>
    </message>
    <message>
        <source>0: none; 1: &lt;25 %; 2: 25 to &lt;50 %; 3: 50–75 %; 4: &gt;75 % of both lungs ({opacity}). Below 1 % (our limit) CT-0 and CT-1 are not told apart. Grading by the worse lung is a variant, not used.</source>
        <translation>0: nichts; 1: &lt;25 %; 2: 25 bis &lt;50 %; 3: 50–75 %; 4: &gt;75 % beider Lungen ({opacity}). Unter 1 % (unsere Grenze) werden CT-0 und CT-1 nicht unterschieden. Die Variante, nach der schlechteren Lunge einzuteilen, wird nicht verwendet.</translation>
    </message>
    <message>
        <source>Each zone 0: none; 1: &lt;25 %; 2: 25 to &lt;50 %; 3: 50 to &lt;75 %; 4: ≥75 % ({opacity}). Zones are thirds of lung height, not the anatomical zones (carina, inferior pulmonary veins) that the score was described for.</source>
        <translation>Jede Zone 0: nichts; 1: &lt;25 %; 2: 25 bis &lt;50 %; 3: 50 bis &lt;75 %; 4: ≥75 % ({opacity}). Zonen sind Drittel der Lungenhöhe, nicht die anatomischen Zonen (Carina, untere Lungenvenen), für die der Score beschrieben wurde.</translation>
    </message>
    <message>
        <source>CT 0–4 classes of the Moscow health department (Morozov 2020)</source>
        <translation>CT-Klassen 0–4 der Moskauer Gesundheitsbehörde (Morozov 2020)</translation>
    </message>
    <message>
        <source>0–24 score by six zones; the zones replaced as the rule says</source>
        <translation>Score 0–24 nach sechs Zonen; die Zonen ersetzt, wie die Regel sagt</translation>
    </message>
    <message>
        <source>The lung field is unknown or cut off by the scan.</source>
        <translation>Das Lungenfeld ist unbekannt oder vom Scan abgeschnitten.</translation>
    </message>
    <message>
        <source>Less than 1 % of the lungs: within the false-positive range.</source>
        <translation>Weniger als 1 % der Lungen: im Bereich falsch positiver Befunde.</translation>
    </message>
    <message>
        <source>The zones are unknown: a lung is missing, or much of the lungs is cut off by the scan.</source>
        <translation>Die Zonen sind unbekannt: eine Lunge fehlt, oder der Scan schneidet viel von den Lungen ab.</translation>
    </message>
    <message>
        <source>{count} of its points are for parts with less than 1 %: within the false-positive range.</source>
        <translation>{count} seiner Punkte gelten Teilen mit weniger als 1 %: im Bereich falsch positiver Befunde.</translation>
    </message>
    <message>
        <source>The label map may be one of the lungs, not of lesions: {why}; check which file was given.</source>
        <translation>Die Labelkarte könnte die der Lungen sein, nicht von Läsionen: {why}; prüfen Sie, welche Datei angegeben wurde.</translation>
    </message>
    <message>
        <source>No lungs are known: shares, zones and scores are unknown.</source>
        <translation>Es sind keine Lungen bekannt: Anteile, Zonen und Scores sind unbekannt.</translation>
    </message>
    <message>
        <source>The scan cuts the lungs off at the {where}: volumes are of the part that it shows.</source>
        <translation>Der Scan schneidet die Lungen ab ({where}): die Volumina gelten für den gezeigten Teil.</translation>
    </message>
    <message>
        <source>The scan cuts the lungs off at the {where}: volumes are of the part that it shows; zones and scores are unknown, since the outermost slice holds {share} % of the largest area of lung (limit {limit} %).</source>
        <translation>Der Scan schneidet die Lungen ab ({where}): die Volumina gelten für den gezeigten Teil; Zonen und Scores sind unbekannt, da die äußerste Schicht {share} % der größten Lungenfläche hält (Grenze {limit} %).</translation>
    </message>
    <message>
        <source>The lung field has {ml} mL, which is unusual for an adult: check the lung mask.</source>
        <translation>Das Lungenfeld hat {ml} mL, was für Erwachsene ungewöhnlich ist: prüfen Sie die Lungenmaske.</translation>
    </message>
    <message>
        <source>There is no {side} lung in the lung field: sides, zones and scores miss it.</source>
        <translation>Im Lungenfeld fehlt die {side} Lunge: Seiten, Zonen und Scores sind ohne sie.</translation>
    </message>
    <message>
        <source>{amount} of GGO or consolidation lie outside the lung field and count in no share or score.</source>
        <translation>{amount} Milchglas oder Konsolidierung liegen außerhalb des Lungenfelds und zählen in keinem Anteil oder Score.</translation>
    </message>
    <message>
        <source>The lungs could not be laid over one another (Dice {dice}, expected {least} or more): new and resolved are unknown.</source>
        <translation>Die Lungen ließen sich nicht übereinanderlegen (Dice {dice}, erwartet {least} oder mehr): Neues und Zurückgebildetes sind unbekannt.</translation>
    </message>
    <message>
        <source>A scan cuts off too much of the lungs to lay them over one another: new and resolved are unknown, and volumes and shares are of different parts of the lungs.</source>
        <translation>Eine Aufnahme schneidet zu viel der Lungen ab, um sie übereinanderzulegen: Neues und Zurückgebildetes sind unbekannt, und Volumen und Anteile gelten für verschiedene Teile der Lungen.</translation>
    </message>
    <message>
        <source>The lungs lie over one another only if they are mirrored, turned or stretched more than a patient can be: new and resolved are unknown.</source>
        <translation>Die Lungen liegen nur übereinander, wenn sie stärker gespiegelt, gedreht oder gedehnt werden, als ein Patient es sein kann: Neues und Zurückgebildetes sind unbekannt.</translation>
    </message>
    <message>
        <source>{amount} of GGO or consolidation lie where the other CT shows nothing: they count neither as new nor as resolved.</source>
        <translation>{amount} Milchglas oder Konsolidierung liegen dort, wo das andere CT nichts zeigt: Sie zählen weder als neu noch als zurückgebildet.</translation>
    </message>
    <message>
        <source>Lung volume differs by {change} %: a deeper or shallower breath changes mL more than shares.</source>
        <translation>Das Lungenvolumen unterscheidet sich um {change} %: tieferes oder flacheres Atmen ändert mL mehr als Anteile.</translation>
    </message>
    <message>
        <source>The kernels differ ({first_kernel}, {second_kernel}): HU and the well-aerated share cannot be compared.</source>
        <translation>Die Kernel unterscheiden sich ({first_kernel}, {second_kernel}): HU und der gut belüftete Anteil sind nicht vergleichbar.</translation>
    </message>
    <message>
        <source>The slice spacings differ ({first} and {second} mm): small lesions show unequally.</source>
        <translation>Die Schichtabstände unterscheiden sich ({first} und {second} mm): kleine Läsionen zeigen sich ungleich.</translation>
    </message>
    <message>
        <source>The second CT is older than the first by its date: give the CTs in the order of time.</source>
        <translation>Die zweite CT ist nach ihrem Datum älter als die erste: geben Sie die CTs in zeitlicher Reihenfolge an.</translation>
    </message>
    <message>
        <source>Both CTs are the same image: what changed is in the label maps alone, not in the patient.</source>
        <translation>Beide CTs sind dasselbe Bild: geändert haben sich nur die Labelkarten, nicht der Patient.</translation>
    </message>
    <message>
        <source>Both CTs are the same image, but their headers differ in voxel size or orientation: one of them at least is wrong, and volumes or sides with it.</source>
        <translation>Beide CTs sind dasselbe Bild, aber ihre Header unterscheiden sich in Voxelgröße oder Orientierung: Mindestens einer ist falsch, und damit Volumen oder Seiten.</translation>
    </message>
    <message>
        <source>Both label maps are the same though the CTs are not: one may have been made from the other CT; check the files.</source>
        <translation>Beide Label-Karten sind gleich, die CTs aber nicht: Eine wurde vielleicht aus dem anderen CT gemacht; prüfen Sie die Dateien.</translation>
    </message>
    <message>
        <source>The CTs name two patients: expected CTs of one, in the order of time.</source>
        <translation>Die CTs nennen zwei Patienten: erwartet werden CTs eines Patienten in zeitlicher Reihenfolge.</translation>
    </message>
    <message>
        <source>Whether both CTs are of one patient is not known: the files do not say.</source>
        <translation>Ob beide CTs von einem Patienten sind, ist nicht bekannt: die Dateien sagen es nicht.</translation>
    </message>
    <message>
        <source>On the {cases} the mean Dice of {lesion} fell from {before} to {now}.</source>
        <translation>Bei {cases} fiel der mittlere Dice von {lesion} von {before} auf {now}.</translation>
    </message>
    <message>
        <source>On the {cases} {lesion} is found in 1 case without it, before in {before}.</source>
        <translation>Bei {cases} wird {lesion} in 1 Fall ohne sie gefunden, vorher in {before}.</translation>
    </message>
    <message>
        <source>On the {cases} {lesion} is found in {count} cases without it, before in {before}.</source>
        <translation>Bei {cases} wird {lesion} in {count} Fällen ohne sie gefunden, vorher in {before}.</translation>
    </message>
    <message>
        <source>CPU, 1 core</source>
        <translation>CPU, 1 Kern</translation>
    </message>
    <message>
        <source>CPU, {count} cores</source>
        <translation>CPU, {count} Kerne</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>GGO and consolidation fill {share} % of the lungs, as a mask of the lungs does</source>
        <translation>Milchglas und Konsolidierung füllen {share} % der Lungen, wie es eine Maske der Lungen tut</translation>
    </message>
    <message>
        <source>half of the GGO and consolidation is below {hu} HU, as healthy lung is</source>
        <translation>die Hälfte von Milchglas und Konsolidierung liegt unter {hu} HU, wie gesunde Lunge</translation>
    </message>
    <message>
        <source>top</source>
        <translation>oben</translation>
    </message>
    <message>
        <source>bottom</source>
        <translation>unten</translation>
    </message>
    <message>
        <source>sides</source>
        <translation>an den Seiten</translation>
    </message>
    <message>
        <source>top and at the bottom</source>
        <translation>oben und unten</translation>
    </message>
    <message>
        <source>top and at the sides</source>
        <translation>oben und an den Seiten</translation>
    </message>
    <message>
        <source>bottom and at the sides</source>
        <translation>unten und an den Seiten</translation>
    </message>
    <message>
        <source>top and at the bottom and at the sides</source>
        <translation>oben, unten und an den Seiten</translation>
    </message>
    <message>
        <source>{dimensions}-D (a time series or several images)</source>
        <translation>{dimensions}-dimensional (eine Zeitreihe oder mehrere Bilder)</translation>
    </message>
    <message>
        <source>{reason}; choose another name or folder</source>
        <translation>{reason}; wählen Sie einen anderen Namen oder Ordner</translation>
    </message>
    <message>
        <source>between {low} and {high} mm along the slice normal</source>
        <translation>zwischen {low} und {high} mm entlang der Schichtnormalen</translation>
    </message>
    <message>
        <source>of modality {modality}, not CT</source>
        <translation>von der Modalität {modality}, keine CT</translation>
    </message>
    <message>
        <source>cannot be opened: {reason}</source>
        <translation>nicht zu öffnen: {reason}</translation>
    </message>
    <message>
        <source>it can be measured ({others})</source>
        <translation>sie messbar ist ({others})</translation>
    </message>
    <message>
        <source>1 slice only</source>
        <translation>nur 1 Schicht</translation>
    </message>
    <message>
        <source>{count} slices only</source>
        <translation>nur {count} Schichten</translation>
    </message>
    <message>
        <source>{count} such device(s)</source>
        <translation>{count} solche(s) Gerät(e)</translation>
    </message>
    <message>
        <source>a 2-D picture</source>
        <translation>ein 2D-Bild</translation>
    </message>
    <message>
        <source>a scout (localizer) only</source>
        <translation>nur eine Übersichtsaufnahme</translation>
    </message>
    <message>
        <source>a picture in colour or a screenshot, not slices</source>
        <translation>ein Farbbild oder Bildschirmfoto, keine Schichten</translation>
    </message>
    <message>
        <source>multi-frame DICOM that does not say where each frame lies</source>
        <translation>Multiframe-DICOM, das nicht sagt, wo jeder Frame liegt</translation>
    </message>
    <message>
        <source>without {elements} in its headers, so it is not known where its voxels lie</source>
        <translation>ohne {elements} in den Kopfdaten, sodass unbekannt ist, wo die Voxel liegen</translation>
    </message>
    <message>
        <source>projections of many slices each (MIP or the like), in which volumes are not right</source>
        <translation>Projektionen aus je vielen Schichten (MIP oder Ähnliches), in denen Volumina nicht stimmen</translation>
    </message>
    <message>
        <source>it shows more of the lungs</source>
        <translation>sie mehr von den Lungen zeigt</translation>
    </message>
    <message>
        <source>its slices are axial and original</source>
        <translation>ihre Schichten axial und original sind</translation>
    </message>
    <message>
        <source>its slices are closer together</source>
        <translation>ihre Schichten enger liegen</translation>
    </message>
    <message>
        <source>its kernel is softer</source>
        <translation>ihr Kernel weicher ist</translation>
    </message>
    <message>
        <source>its slices are thinner</source>
        <translation>ihre Schichten dünner sind</translation>
    </message>
    <message>
        <source>no such device that this PyTorch can use</source>
        <translation>kein solches Gerät, das dieses PyTorch nutzen kann</translation>
    </message>
    <message>
        <source>cut off or damaged</source>
        <translation>abgeschnitten oder beschädigt</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>may not be read by you</source>
        <translation>Sie dürfen es nicht lesen</translation>
    </message>
    <message>
        <source>an empty file</source>
        <translation>eine leere Datei</translation>
    </message>
    <message>
        <source>nothing but zeros</source>
        <translation>nichts als Nullen</translation>
    </message>
    <message>
        <source>damaged: it inflates to an impossible size</source>
        <translation>beschädigt: entpackt unmöglich groß</translation>
    </message>
    <message>
        <source>damaged: it has another number of frames than it says</source>
        <translation>beschädigt: andere Zahl von Frames, als der Kopf nennt</translation>
    </message>
    <message>
        <source>the disk is full; make room, or choose another disk</source>
        <translation>die Platte ist voll; schaffen Sie Platz, oder wählen Sie eine andere</translation>
    </message>
    <message>
        <source>your quota on this disk is used up; make room, or choose another disk</source>
        <translation>Ihr Kontingent auf dieser Platte ist erschöpft; schaffen Sie Platz, oder wählen Sie eine andere</translation>
    </message>
    <message>
        <source>the file is larger than this disk or session allows; choose another disk</source>
        <translation>die Datei ist größer, als diese Platte oder Sitzung erlaubt; wählen Sie eine andere Platte</translation>
    </message>
    <message>
        <source>the name is too long; choose a shorter one</source>
        <translation>der Name ist zu lang; wählen Sie einen kürzeren</translation>
    </message>
    <message>
        <source>you may not write there; choose another folder</source>
        <translation>Sie dürfen dort nicht schreiben; wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>the disk is read-only; choose another one</source>
        <translation>die Platte ist schreibgeschützt; wählen Sie eine andere</translation>
    </message>
    <message>
        <source>a part of the path is a file, not a folder; choose another folder</source>
        <translation>ein Teil des Pfads ist eine Datei, kein Ordner; wählen Sie einen anderen Ordner</translation>
    </message>
    <message>
        <source>the disk reports an error; choose another one</source>
        <translation>die Platte meldet einen Fehler; wählen Sie eine andere</translation>
    </message>
    <message>
        <source>{path}: {sentence}</source>
        <translation>{path}: {sentence}</translation>
    </message>
    <message>
        <source>{one} and {other}</source>
        <translation>{one} und {other}</translation>
    </message>
    <message>
        <source>right</source>
        <translation>rechte</translation>
    </message>
    <message>
        <source>left</source>
        <translation>linke</translation>
    </message>
    <message>
        <source>slice(s)</source>
        <translation>Schicht(en)</translation>
    </message>
    <message>
        <source>patch(es)</source>
        <translation>Ausschnitt(en)</translation>
    </message>
    <message>
        <source>patients</source>
        <translation>Patienten</translation>
    </message>
    <message>
        <source>studies</source>
        <translation>Studien</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>holds no DICOM image</source>
        <translation>enthält kein DICOM-Bild</translation>
    </message>
    <message>
        <source>of one value only</source>
        <translation>einfarbig</translation>
    </message>
    <message>
        <source>of one value in a part</source>
        <translation>zum Teil einfarbig</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>blank in a part where the body goes on</source>
        <translation>zum Teil leer, wo der Körper weitergeht</translation>
    </message>
    <message>
        <source>at both ends</source>
        <translation>an beiden Enden</translation>
    </message>
    <message>
        <source>at the lower end</source>
        <translation>am unteren Ende</translation>
    </message>
    <message>
        <source>at the upper end</source>
        <translation>am oberen Ende</translation>
    </message>
    <message>
        <source>a zip archive</source>
        <translation>ein Zip-Archiv</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>eine Webseite</translation>
    </message>
    <message>
        <source>a Git LFS pointer</source>
        <translation>ein Git-LFS-Verweis</translation>
    </message>
    <message>
        <source>a git-annex pointer</source>
        <translation>ein git-annex-Verweis</translation>
    </message>
    <message>
        <source>the error message of a server</source>
        <translation>die Fehlermeldung eines Servers</translation>
    </message>
    <message>
        <source>unpack it, and give the file inside</source>
        <translation>entpacken Sie es, und geben Sie die Datei darin an</translation>
    </message>
    <message>
        <source>download the file itself</source>
        <translation>laden Sie die Datei selbst herunter</translation>
    </message>
    <message>
        <source>upper and lower</source>
        <translation>oben und unten</translation>
    </message>
    <message>
        <source>left and right</source>
        <translation>links und rechts</translation>
    </message>
    <message>
        <source>a DICOM RT structure set (contours)</source>
        <translation>ein DICOM-RT-Strukturset (Konturen)</translation>
    </message>
    <message>
        <source>DICOM, but no segmentation (SEG)</source>
        <translation>DICOM, aber keine Segmentierung (SEG)</translation>
    </message>
    <message>
        <source>choose one with --series</source>
        <translation>wählen Sie auf der Befehlszeile eine mit --series</translation>
    </message>
    <message>
        <source>give one of these folders</source>
        <translation>geben Sie einen dieser Ordner an</translation>
    </message>
    <message>
        <source>choose one with --series, or segment each folder with --recursive</source>
        <translation>wählen Sie auf der Befehlszeile eine mit --series, oder segmentieren Sie jeden Ordner mit --recursive</translation>
    </message>
    <message>
        <source>give one of these folders, or segment each folder with --recursive</source>
        <translation>geben Sie einen dieser Ordner an, oder segmentieren Sie jeden auf der Befehlszeile mit --recursive</translation>
    </message>
    <message>
        <source>the table and the segments</source>
        <translation>die Tabelle und die Segmente</translation>
    </message>
    <message>
        <source>GGO and consolidation inside the lung field over the lung field; effusion does not count</source>
        <translation>Milchglas und Konsolidierung im Lungenfeld, bezogen auf das Lungenfeld; Erguss zählt nicht</translation>
    </message>
    <message>
        <source>Ground-glass opacity</source>
        <translation>Milchglastrübung</translation>
    </message>
    <message>
        <source>Consolidation</source>
        <translation>Konsolidierung</translation>
    </message>
    <message>
        <source>Pleural effusion</source>
        <translation>Pleuraerguss</translation>
    </message>
    <message>
        <source>All lesions</source>
        <translation>alle Läsionen</translation>
    </message>
    <message>
        <source>Infection</source>
        <translation>Infektion</translation>
    </message>
    <message>
        <source>new cases, held out</source>
        <translation>neuen, zurückgehaltenen Fällen</translation>
    </message>
    <message>
        <source>old validation cases</source>
        <translation>alten Validierungsfällen</translation>
    </message>
    <message>
        <source>old cases that the model learnt from, held out now</source>
        <translation>alten Fällen, aus denen das Modell gelernt hatte, jetzt zurückgehalten</translation>
    </message>
    <message>
        <source>cases that it learnt from</source>
        <translation>Fällen, aus denen es gelernt hat</translation>
    </message>
</context>
</TS>
