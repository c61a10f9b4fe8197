<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>CovidSeg</name>
    <message>
        <source>CT:</source>
        <translation>CT：</translation>
    </message>
    <message>
        <source>The chest CT, in Hounsfield units</source>
        <translation>胸部CT（ハンスフィールド値）</translation>
    </message>
    <message>
        <source>Choose a CT</source>
        <translation>CTを選択</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>サンプル</translation>
    </message>
    <message>
        <source>Load a computed chest CT with lesions of known volume; nothing is downloaded</source>
        <translation>病変の体積が既知の、計算で作られた胸部CTを読み込みます。ダウンロードは行いません</translation>
    </message>
    <message>
        <source>Model:</source>
        <translation>モデル：</translation>
    </message>
    <message>
        <source>The trained network that finds the lesions</source>
        <translation>病変を見つける学習済みネットワーク</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>追加…</translation>
    </message>
    <message>
        <source>Copy a model folder (model.json and weights.safetensors) into your models</source>
        <translation>モデルのフォルダー（model.json と weights.safetensors）をご自分のモデルへコピーします</translation>
    </message>
    <message>
        <source>Lungs:</source>
        <translation>肺：</translation>
    </message>
    <message>
        <source>Where lesions may be: ground-glass opacity and consolidation in the lungs, effusion in the chest cavity</source>
        <translation>病変があり得る場所：すりガラス影と浸潤影は肺内、胸水は胸腔内</translation>
    </message>
    <message>
        <source>Lung mask</source>
        <translation>肺マスク</translation>
    </message>
    <message>
        <source>The segmentation or label map that holds the lungs</source>
        <translation>肺を含むセグメンテーションまたはラベルマップ</translation>
    </message>
    <message>
        <source>Choose where the lungs are</source>
        <translation>肺のある場所を選択</translation>
    </message>
    <message>
        <source>Segment of the lung mask</source>
        <translation>肺マスクのセグメント</translation>
    </message>
    <message>
        <source>The segment that covers both lungs</source>
        <translation>両肺を覆うセグメント</translation>
    </message>
    <message>
        <source>Device:</source>
        <translation>デバイス：</translation>
    </message>
    <message>
        <source>Where the network runs</source>
        <translation>ネットワークを実行する場所</translation>
    </message>
    <message>
        <source>Lung window</source>
        <translation>肺野条件</translation>
    </message>
    <message>
        <source>Show the CT in a lung window (1500 HU wide around -600)</source>
        <translation>CTを肺野条件で表示（ウィンドウ幅1500 HU、レベル-600）</translation>
    </message>
    <message>
        <source>Soft tissue</source>
        <translation>軟部条件</translation>
    </message>
    <message>
        <source>Show the CT in a soft-tissue window (400 HU wide around 40)</source>
        <translation>CTを軟部条件で表示（ウィンドウ幅400 HU、レベル40）</translation>
    </message>
    <message>
        <source>Show and fit</source>
        <translation>表示して合わせる</translation>
    </message>
    <message>
        <source>Show the CT in all slice views, as large as they are</source>
        <translation>すべてのスライスビューにCTを最大の大きさで表示</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>詳細設定</translation>
    </message>
    <message>
        <source>Effort:</source>
        <translation>精度と速度：</translation>
    </message>
    <message>
        <source>For models of several networks. Automatic: thorough on a GPU and for short scans, quick for long scans on the CPU</source>
        <translation>複数のネットワークからなるモデル用。自動：GPUや短いスキャンでは入念に、CPUでの長いスキャンでは高速に</translation>
    </message>
    <message>
        <source>Smallest island:</source>
        <translation>最小の島：</translation>
    </message>
    <message>
        <source>Connected parts of a class smaller than this are removed; 0 keeps all</source>
        <translation>クラスの連結成分のうちこれより小さいものは除かれます。0ならすべて残します</translation>
    </message>
    <message>
        <source>as the model says</source>
        <translation>モデルの設定どおり</translation>
    </message>
    <message>
        <source> mL</source>
        <translation> mL</translation>
    </message>
    <message>
        <source>Slices at a time:</source>
        <translation>一度のスライス数：</translation>
    </message>
    <message>
        <source>More is faster on a GPU and needs more memory; it is halved by itself when memory runs out</source>
        <translation>多いほどGPUでは速く、メモリーも多く必要です。不足すると自動的に半分になります</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Probabilities:</source>
        <translation>確率：</translation>
    </message>
    <message>
        <source>also load them as volumes</source>
        <translation>ボリュームとしても読み込む</translation>
    </message>
    <message>
        <source>One volume a class, 0 to 1</source>
        <translation>クラスごとに1ボリューム、0から1</translation>
    </message>
    <message>
        <source>Uncertainty:</source>
        <translation>不確かさ：</translation>
    </message>
    <message>
        <source>keep a map of it</source>
        <translation>マップを残す</translation>
    </message>
    <message>
        <source>How unsure the network was at each voxel, in percent; it can be laid over the CT</source>
        <translation>各ボクセルでのネットワークの不確かさ（パーセント）。CTに重ねて表示できます</translation>
    </message>
    <message>
        <source>No internet:</source>
        <translation>インターネットなし：</translation>
    </message>
    <message>
        <source>Install packages from a folder…</source>
        <translation>フォルダーからパッケージをインストール…</translation>
    </message>
    <message>
        <source>For computers without internet: a folder of wheels (.whl) that another computer downloaded</source>
        <translation>インターネットのないコンピューター用：別のコンピューターでダウンロードしたwheel（.whl）のフォルダー</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>セグメント</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>What the program that runs the network wrote</source>
        <translation>ネットワークを実行するプログラムの出力</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Segmentation on show</source>
        <translation>表示中のセグメンテーション</translation>
    </message>
    <message>
        <source>The segmentation whose figures are shown and which is corrected and exported</source>
        <translation>数値を表示し、修正とエクスポートの対象となるセグメンテーション</translation>
    </message>
    <message>
        <source>No segmentation chosen</source>
        <translation>セグメンテーションが選択されていません</translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation>計測値</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>表をコピー</translation>
    </message>
    <message>
        <source>Put the selected rows, or all of them, into the clipboard as text between tabs</source>
        <translation>選択した行、または全行を、タブ区切りのテキストとしてクリップボードへ入れます</translation>
    </message>
    <message>
        <source>Table to scene</source>
        <translation>表をシーンへ</translation>
    </message>
    <message>
        <source>Put the figures, with their units, into a table of the scene that other modules can use</source>
        <translation>数値を単位とともに、他のモジュールでも使えるシーンの表に入れます</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>ゾーン</translation>
    </message>
    <message>
        <source>Also show ground glass and consolidation in the upper, middle and lower third of each lung's height</source>
        <translation>各肺の高さの上・中・下3分の1にあるすりガラス影と浸潤影も表示します</translation>
    </message>
    <message>
        <source>Previous lesion</source>
        <translation>前の病変</translation>
    </message>
    <message>
        <source>Move the slice views back to the lesion before</source>
        <translation>スライスビューを前の病変に戻します</translation>
    </message>
    <message>
        <source>Next lesion</source>
        <translation>次の病変</translation>
    </message>
    <message>
        <source>Move the slice views to the next lesion, largest first</source>
        <translation>スライスビューを次の病変へ移動します（大きい順）</translation>
    </message>
    <message>
        <source>Lesions</source>
        <translation>病変</translation>
    </message>
    <message>
        <source>Choose a lesion by its size</source>
        <translation>大きさで病変を選択</translation>
    </message>
    <message>
        <source>from:</source>
        <translation>下限：</translation>
    </message>
    <message>
        <source>Smallest lesion</source>
        <translation>最小の病変</translation>
    </message>
    <message>
        <source>Smaller lesions are passed over; in the table they count</source>
        <translation>これより小さい病変は飛ばします。表には含まれます</translation>
    </message>
    <message>
        <source>Next uncertain place</source>
        <translation>次の不確かな場所</translation>
    </message>
    <message>
        <source>Move the slice views to where the model was least sure, then to the next such place</source>
        <translation>モデルが最も不確かだった場所、続いて次の場所へスライスビューを移動します</translation>
    </message>
    <message>
        <source>Show uncertainty</source>
        <translation>不確かさを表示</translation>
    </message>
    <message>
        <source>Lay over the CT how unsure the model was: dark 10 %, bright 50 % and more, where two classes were equally likely</source>
        <translation>モデルの不確かさをCTに重ねます：暗い色は10 %、明るい色は2つのクラスが同程度に確からしい50 %以上</translation>
    </message>
    <message>
        <source>Correct the lungs</source>
        <translation>肺を修正</translation>
    </message>
    <message>
        <source>Correct the lungs in the editor below and measure again; the network does not run again</source>
        <translation>下のエディターで肺を修正して測り直します。ネットワークは再実行しません</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>比較…</translation>
    </message>
    <message>
        <source>Compare with an earlier or later result of the same patient in this scene: what is new, resolved, persisting</source>
        <translation>このシーンにある同じ患者の以前または以後の結果と比較：新たなもの、消えたもの、残るもの</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>GGO</source>
        <translation>すりガラス影</translation>
    </message>
    <message>
        <source>Show ground-glass opacity</source>
        <translation>すりガラス影を表示</translation>
    </message>
    <message>
        <source>Consolidation</source>
        <translation>浸潤影</translation>
    </message>
    <message>
        <source>Show consolidation</source>
        <translation>浸潤影を表示</translation>
    </message>
    <message>
        <source>Effusion</source>
        <translation>胸水</translation>
    </message>
    <message>
        <source>Show pleural effusion</source>
        <translation>胸水を表示</translation>
    </message>
    <message>
        <source>3D</source>
        <translation>3D</translation>
    </message>
    <message>
        <source>Show the surfaces of the segments in the 3D view</source>
        <translation>セグメントの表面を3Dビューに表示</translation>
    </message>
    <message>
        <source>Outline only</source>
        <translation>輪郭のみ</translation>
    </message>
    <message>
        <source>Show outlines only, so that the CT beneath stays visible</source>
        <translation>下のCTが見えるよう、輪郭だけを表示</translation>
    </message>
    <message>
        <source>Opacity:</source>
        <translation>不透明度：</translation>
    </message>
    <message>
        <source>Opacity of the segments</source>
        <translation>セグメントの不透明度</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>修正</translation>
    </message>
    <message>
        <source>Add GGO</source>
        <translation>すりガラス影を追加</translation>
    </message>
    <message>
        <source>Add consolidation</source>
        <translation>浸潤影を追加</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>取り除く</translation>
    </message>
    <message>
        <source>around:</source>
        <translation>周囲：</translation>
    </message>
    <message>
        <source>Size of a click</source>
        <translation>クリックの大きさ</translation>
    </message>
    <message>
        <source>a point</source>
        <translation>一点</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>Export and learn</source>
        <translation>エクスポートと学習</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>エクスポート</translation>
    </message>
    <message>
        <source>Add to training set…</source>
        <translation>学習セットに追加…</translation>
    </message>
    <message>
        <source>Retrain…</source>
        <translation>再学習…</translation>
    </message>
    <message>
        <source>Train the chosen model further on a training set; Slicer stays usable</source>
        <translation>選択したモデルを学習セットでさらに学習させます。Slicerはその間も使えます</translation>
    </message>
    <message>
        <source>Many CTs</source>
        <translation>複数のCT</translation>
    </message>
    <message>
        <source>All CTs of the scene</source>
        <translation>シーンのすべてのCT</translation>
    </message>
    <message>
        <source>Segment one CT after another; one that fails does not stop the others</source>
        <translation>CTを順にセグメントします。1つが失敗しても残りは続きます</translation>
    </message>
    <message>
        <source>A folder…</source>
        <translation>フォルダー…</translation>
    </message>
    <message>
        <source>Segment every CT in a folder and below it; label maps and reports go into another folder, not into the scene</source>
        <translation>フォルダー以下のすべてのCTをセグメントします。ラベルマップとレポートはシーンではなく別のフォルダーに入ります</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop; what was finished is kept</source>
        <translation>停止します。完了したものは残ります</translation>
    </message>
    <message>
        <source>Tutorial and documentation</source>
        <translation>チュートリアルと文書</translation>
    </message>
    <message>
        <source>CovidSeg</source>
        <translation>CovidSeg</translation>
    </message>
    <message>
        <source>The models' training data and licences stand beside each model in the panel and in its model.json.</source>
        <translation>モデルの学習データとライセンスは、パネルの各モデルの横とその model.json に記されています。</translation>
    </message>
    <message>
        <source>Finds ground-glass opacity, consolidation and pleural effusion on a chest CT and measures them. Choose a CT, press Segment, correct what is wrong, and export. For research: not a medical device, not for diagnosis.</source>
        <translation>胸部CTですりガラス影、浸潤影、胸水を見つけて測定します。CTを選び、「セグメント」を押し、誤りを修正してエクスポートします。研究用であり、医療機器ではなく、診断には使えません。</translation>
    </message>
    <message>
        <source>Tutorial</source>
        <translation>チュートリアル</translation>
    </message>
</context>
<context>
    <name>logic.training</name>
    <message>
        <source>Training set: an existing folder, or a new empty one</source>
        <translation>学習セット：既存のフォルダー、または新しい空のフォルダー</translation>
    </message>
    <message>
        <source>Training set to learn from</source>
        <translation>学習に使う学習セット</translation>
    </message>
    <message>
        <source>The CT of this segmentation is no longer in the scene; load it again.</source>
        <translation>このセグメンテーションのCTはもうシーンにありません。もう一度読み込んでください。</translation>
    </message>
    <message>
        <source>Going on with the training that was broken off…</source>
        <translation>中断された学習を続けています…</translation>
    </message>
    <message>
        <source>Starting the training…</source>
        <translation>学習を始めています…</translation>
    </message>
    <message>
        <source>Stopping the training…</source>
        <translation>学習を停止しています…</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>置き換える</translation>
    </message>
    <message>
        <source>Add it once more</source>
        <translation>もう一度追加する</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}: {figures}</source>
        <translation>エポック {epoch}/{epochs}：{figures}</translation>
    </message>
    <message>
        <source>The new model '{name}' is ready and chosen above.</source>
        <translation>新しいモデル「{name}」が使えるようになり、上で選択されています。</translation>
    </message>
    <message>
        <source>The training was stopped.</source>
        <translation>学習を停止しました。</translation>
    </message>
    <message>
        <source>The training failed; see above.</source>
        <translation>学習に失敗しました。上をご覧ください。</translation>
    </message>
    <message>
        <source>Added as {name} to {folder}.</source>
        <translation>{name} として {folder} に追加しました。</translation>
    </message>
    <message>
        <source>This segmentation is already in the training set, as {name}.</source>
        <translation>このセグメンテーションはすでに {name} として学習セットにあります。</translation>
    </message>
</context>
<context>
    <name>CovidSegLib.panel</name>
    <message>
        <source>Segment a CT first, or choose a segmentation.</source>
        <translation>まずCTをセグメントするか、セグメンテーションを選択してください。</translation>
    </message>
    <message>
        <source>Installing {packages}. This takes some minutes, in which Slicer hardly answers…</source>
        <translation>{packages} をインストールしています。数分かかり、その間Slicerはほとんど反応しません…</translation>
    </message>
    <message>
        <source>The model '{name}' comes with these terms: {terms} It is not a medical device. Do you agree?</source>
        <translation>モデル「{name}」には次の条件があります：{terms} これは医療機器ではありません。同意しますか？</translation>
    </message>
    <message>
        <source>The scene was closed, so the segmentation was stopped.</source>
        <translation>シーンが閉じられたため、セグメンテーションを停止しました。</translation>
    </message>
    <message>
        <source>Folder of a model</source>
        <translation>モデルのフォルダー</translation>
    </message>
    <message>
        <source>Folder with wheels (.whl)</source>
        <translation>wheel（.whl）のフォルダー</translation>
    </message>
    <message>
        <source>Write the segmentation, a label map or the table to a file</source>
        <translation>セグメンテーション、ラベルマップ、または表をファイルに書き出す</translation>
    </message>
    <message>
        <source>Put this CT and what you corrected into a folder that the training reads</source>
        <translation>このCTと修正内容を、学習が読み込むフォルダーに入れます</translation>
    </message>
    <message>
        <source>Stop training</source>
        <translation>学習を停止</translation>
    </message>
    <message>
        <source>Retrain…</source>
        <translation>再学習…</translation>
    </message>
    <message>
        <source>A training is running; wait until it is done, or stop it.</source>
        <translation>学習が実行中です。終わるまで待つか、停止してください。</translation>
    </message>
    <message>
        <source>Many CTs are being segmented; wait until that is done, or stop it.</source>
        <translation>複数のCTをセグメント中です。終わるまで待つか、停止してください。</translation>
    </message>
    <message>
        <source>There is no scene.</source>
        <translation>シーンがありません。</translation>
    </message>
    <message>
        <source>Something else is running; wait until that is done, or stop it.</source>
        <translation>ほかの処理が実行中です。終わるまで待つか、停止してください。</translation>
    </message>
    <message>
        <source>The CT was removed, so the segmentation was stopped.</source>
        <translation>CTが取り除かれたため、セグメンテーションを停止しました。</translation>
    </message>
    <message>
        <source>The packages are installed.</source>
        <translation>パッケージはインストールされました。</translation>
    </message>
    <message>
        <source>{ct}, on which {name} was made, holds no voxels; load its file again.</source>
        <translation>{name} の元である {ct} にはボクセルがありません。ファイルを読み込み直してください。</translation>
    </message>
    <message>
        <source>The sample could not be made.</source>
        <translation>サンプルを作れませんでした。</translation>
    </message>
    <message>
        <source>{name} was corrected by hand. Make a new segmentation beside it, or replace it? (Undo in the editor brings the corrections back.)</source>
        <translation>{name} は手作業で修正されています。新しいセグメンテーションを並べて作りますか、それとも置き換えますか？（エディターの「元に戻す」で修正を取り戻せます。）</translation>
    </message>
    <message>
        <source>Make a new one</source>
        <translation>新しく作る</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>置き換える</translation>
    </message>
    <message>
        <source>{name} was not made on a CT of this scene.</source>
        <translation>{name} はこのシーンのCTで作られたものではありません。</translation>
    </message>
    <message>
        <source>{name} lies on the grid of {ct}, so it is taken as made on it.</source>
        <translation>{name} は {ct} と同じ格子にあるため、その上で作られたものとして扱います。</translation>
    </message>
    <message>
        <source>{name} has no segments of CovidSeg, so there is nothing to measure.</source>
        <translation>{name} にはCovidSegのセグメントがないため、測るものがありません。</translation>
    </message>
</context>
<context>
    <name>process.dependencies</name>
    <message>
        <source>The folder {folder} holds no wheels (.whl); choose the folder that they were copied to.</source>
        <translation>フォルダー {folder} にはwheel（.whl）がありません。コピー先のフォルダーを選択してください。</translation>
    </message>
    <message>
        <source>PyTorch {installed} is installed, and CovidSeg needs {needed} or newer; uninstall it in the module PyTorch Utils, restart Slicer, and try again.</source>
        <translation>PyTorch {installed} がインストールされていますが、CovidSegには {needed} 以降が必要です。PyTorch Utilsモジュールでアンインストールし、Slicerを再起動してやり直してください。</translation>
    </message>
    <message>
        <source>Still missing after the installation: {names}; look into Slicer's Python console.</source>
        <translation>インストール後もまだ足りません：{names}。SlicerのPythonコンソールをご覧ください。</translation>
    </message>
    <message>
        <source>CovidSeg needs Python packages that are not installed in Slicer: {packages}. They are downloaded from the internet, which takes some minutes and, for PyTorch, up to some gigabytes. Install them now?</source>
        <translation>CovidSegには、Slicerにインストールされていない次のPythonパッケージが必要です：{packages}。インターネットからダウンロードするため数分かかり、PyTorchは数ギガバイトになることがあります。今インストールしますか？</translation>
    </message>
    <message>
        <source>CovidSeg needs {requirement} for this, and this Slicer brings {name} {version}, which must not be replaced; use a newer Slicer (5.12 has it), or Slicer's own export to DICOM.</source>
        <translation>CovidSegにはこのために {requirement} が必要ですが、このSlicerには {name} {version} が付属し、置き換えてはいけません。より新しいSlicer（5.12以降）か、Slicer自身のDICOMエクスポートを使ってください。</translation>
    </message>
    <message>
        <source>The packages could not be installed ({reason}); look into Slicer's Python console, or install them from a folder of wheels.</source>
        <translation>パッケージをインストールできませんでした（{reason}）。SlicerのPythonコンソールをご覧になるか、wheelのフォルダーからインストールしてください。</translation>
    </message>
    <message>
        <source>Slicer's extension PyTorch is not there; install it with the Extensions Manager, restart Slicer, and try again, or install from a folder of wheels.</source>
        <translation>SlicerのPyTorch拡張機能がありません。拡張機能マネージャーでインストールしてSlicerを再起動し、やり直すか、wheelのフォルダーからインストールしてください。</translation>
    </message>
    <message>
        <source>The packages could not be installed from {folder}: {hint}; the wheels must fit this Slicer's Python and operating system, and include what each package depends on.</source>
        <translation>{folder} からパッケージをインストールできませんでした：{hint}。wheelはこのSlicerのPythonとオペレーティングシステムに合い、各パッケージの依存先も含む必要があります。</translation>
    </message>
    <message>
        <source>there is no wheel of {names}</source>
        <translation>{names} のwheelがありません</translation>
    </message>
    <message>
        <source>see Slicer's Python console</source>
        <translation>SlicerのPythonコンソールをご覧ください</translation>
    </message>
</context>
<context>
    <name>widgets.batch_table</name>
    <message>
        <source>Folder with CTs</source>
        <translation>CTのフォルダー</translation>
    </message>
    <message>
        <source>Empty folder for the results</source>
        <translation>結果を入れる空のフォルダー</translation>
    </message>
</context>
<context>
    <name>widgets.dialogs</name>
    <message>
        <source>How often the training goes through its samples; more takes longer</source>
        <translation>学習がサンプルを何回通すか。多いほど時間がかかります</translation>
    </message>
    <message>
        <source>Which classes are right on every slice now? The training takes the others for unknown, not for absent.</source>
        <translation>今、すべてのスライスで正しいのはどのクラスですか？学習はほかのクラスを「ない」ではなく「不明」として扱います。</translation>
    </message>
    <message>
        <source>Name of the new model:</source>
        <translation>新しいモデルの名前：</translation>
    </message>
    <message>
        <source>Epochs:</source>
        <translation>エポック数：</translation>
    </message>
    <message>
        <source>Train the chosen model further on the {count} cases of {folder}.</source>
        <translation>選択したモデルを {folder} の {count} 症例でさらに学習させます。</translation>
    </message>
    <message>
        <source>{path} exists. Replace it?</source>
        <translation>{path} はすでにあります。置き換えますか？</translation>
    </message>
</context>
<context>
    <name>result.click_correction</name>
    <message>
        <source>Point the mouse at it in a slice view and press {key}; Undo below takes it back</source>
        <translation>スライスビューでマウスをそこに合わせて {key} を押します。下の「元に戻す」で取り消せます</translation>
    </message>
    <message>
        <source>{ml} mL taken away.</source>
        <translation>{ml} mL を取り除きました。</translation>
    </message>
    <message>
        <source>{ml} mL added.</source>
        <translation>{ml} mL を追加しました。</translation>
    </message>
    <message>
        <source>All within this distance of the point is meant for sure, as under a brush, and what belongs to it around that; large lesions need fewer strokes then ({keys})</source>
        <translation>点からこの距離までは、ブラシの下のように確実に対象とし、その周りの属する部分も加えます。大きな病変では操作が減ります（{keys}）</translation>
    </message>
    <message>
        <source>Point the mouse at the place in a slice view and press {key}.</source>
        <translation>スライスビューでマウスをその場所に合わせ、{key} を押してください。</translation>
    </message>
</context>
<context>
    <name>result.comparison</name>
    <message>
        <source>Folder for the comparison</source>
        <translation>比較を入れるフォルダー</translation>
    </message>
    <message>
        <source>The comparison is in {folder}: open comparison.html.</source>
        <translation>比較は {folder} にあります。comparison.html を開いてください。</translation>
    </message>
    <message>
        <source>{name}, on {ct}, as the earlier study</source>
        <translation>{name}（{ct}）を以前の検査として</translation>
    </message>
    <message>
        <source>Segment another CT of this patient first</source>
        <translation>まずこの患者の別のCTをセグメントしてください</translation>
    </message>
    <message>
        <source>{folder} holds a comparison. Replace it?</source>
        <translation>{folder} にはすでに比較があります。置き換えますか？</translation>
    </message>
</context>
<context>
    <name>result.display_controls</name>
    <message>
        <source>Show or hide all segments ({key})</source>
        <translation>すべてのセグメントを表示または非表示（{key}）</translation>
    </message>
    <message>
        <source>The surfaces could not be made.</source>
        <translation>表面を作れませんでした。</translation>
    </message>
</context>
<context>
    <name>result.export_menu</name>
    <message>
        <source>Export the segmentation</source>
        <translation>セグメンテーションをエクスポート</translation>
    </message>
    <message>
        <source>Export the label map</source>
        <translation>ラベルマップをエクスポート</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>表をエクスポート</translation>
    </message>
    <message>
        <source>Folder for the report</source>
        <translation>レポートを入れるフォルダー</translation>
    </message>
    <message>
        <source>Folder for the DICOM objects</source>
        <translation>DICOMオブジェクトを入れるフォルダー</translation>
    </message>
    <message>
        <source>DICOM SEG and SR lie beside the CT in the DICOM database.</source>
        <translation>DICOM SEGとSRをDICOMデータベースのCTの横に入れました。</translation>
    </message>
    <message>
        <source>Segmentation for 3D Slicer (.seg.nrrd)…</source>
        <translation>3D Slicer用セグメンテーション（.seg.nrrd）…</translation>
    </message>
    <message>
        <source>Label map, 1 to 3 (.nii.gz)…</source>
        <translation>ラベルマップ、1から3（.nii.gz）…</translation>
    </message>
    <message>
        <source>DICOM segmentation (.dcm)…</source>
        <translation>DICOMセグメンテーション（.dcm）…</translation>
    </message>
    <message>
        <source>Table (.csv)…</source>
        <translation>表（.csv）…</translation>
    </message>
    <message>
        <source>Report: page, PDF, all measurements…</source>
        <translation>レポート：ページ、PDF、全測定値…</translation>
    </message>
    <message>
        <source>DICOM segmentation and measurements (SEG, SR), into a folder…</source>
        <translation>DICOMセグメンテーションと測定値（SEG、SR）をフォルダーへ…</translation>
    </message>
    <message>
        <source>DICOM segmentation and measurements, beside the CT in the DICOM database</source>
        <translation>DICOMセグメンテーションと測定値をDICOMデータベースのCTの横へ</translation>
    </message>
    <message>
        <source>Export DICOM SEG</source>
        <translation>DICOM SEGをエクスポート</translation>
    </message>
    <message>
        <source>The CT of this segmentation is no longer in the scene; load it again.</source>
        <translation>このセグメンテーションのCTはもうシーンにありません。もう一度読み込んでください。</translation>
    </message>
    <message>
        <source>The report is in {folder}: open report.html.</source>
        <translation>レポートは {folder} にあります。report.html を開いてください。</translation>
    </message>
    <message>
        <source>Slicer's DICOM database did not take the objects; its error log says why.</source>
        <translation>SlicerのDICOMデータベースがオブジェクトを受け付けませんでした。理由はエラーログにあります。</translation>
    </message>
    <message>
        <source>Exported to {path}.</source>
        <translation>{path} にエクスポートしました。</translation>
    </message>
    <message>
        <source>DICOM SEG and SR are in {folder}.</source>
        <translation>DICOM SEGとSRは {folder} にあります。</translation>
    </message>
    <message>
        <source>{folder} holds a report. Replace it?</source>
        <translation>{folder} にはすでにレポートがあります。置き換えますか？</translation>
    </message>
    <message>
        <source>{folder} holds DICOM objects. Replace them?</source>
        <translation>{folder} にはすでにDICOMオブジェクトがあります。置き換えますか？</translation>
    </message>
</context>
<context>
    <name>result.findings_table</name>
    <message>
        <source>Also show ground glass and consolidation in the upper, middle and lower third of each lung's height</source>
        <translation>各肺の高さの上・中・下3分の1にあるすりガラス影と浸潤影も表示します</translation>
    </message>
    <message>
        <source>There are no zones: the lungs are unknown, or the scan cuts them off</source>
        <translation>ゾーンはありません：肺が不明か、スキャンで途切れています</translation>
    </message>
    <message>
        <source>On the patient's right; in brackets the share of the right lung, or of its third</source>
        <translation>患者の右側。括弧内は右肺またはその3分の1に占める割合</translation>
    </message>
    <message>
        <source>On the patient's left; in brackets the share of the left lung, or of its third</source>
        <translation>患者の左側。括弧内は左肺またはその3分の1に占める割合</translation>
    </message>
</context>
<context>
    <name>result.lung_correction</name>
    <message>
        <source>The lungs are being corrected; press Use these lungs first.</source>
        <translation>肺を修正中です。先に「この肺を使う」を押してください。</translation>
    </message>
    <message>
        <source>Correct the lungs</source>
        <translation>肺を修正</translation>
    </message>
    <message>
        <source>Use these lungs</source>
        <translation>この肺を使う</translation>
    </message>
    <message>
        <source>Correct the lungs in the editor below, then press Use these lungs.</source>
        <translation>下のエディターで肺を修正し、「この肺を使う」を押してください。</translation>
    </message>
    <message>
        <source>Measured again in the corrected lungs.</source>
        <translation>修正した肺で測り直しました。</translation>
    </message>
</context>
<context>
    <name>result.places</name>
    <message>
        <source>Uncertain place {number} of {count}: {what}</source>
        <translation>不確かな場所 {number}/{count}：{what}</translation>
    </message>
    <message>
        <source>Lesion {number} of {count}: {what}</source>
        <translation>病変 {number}/{count}：{what}</translation>
    </message>
    <message>
        <source>No place stands out as uncertain.</source>
        <translation>特に不確かな場所はありません。</translation>
    </message>
    <message>
        <source>The lesions could not be found.</source>
        <translation>病変を見つけられませんでした。</translation>
    </message>
    <message>
        <source>The CT of this segmentation is no longer in the scene; load it again.</source>
        <translation>このセグメンテーションのCTはもうシーンにありません。もう一度読み込んでください。</translation>
    </message>
    <message>
        <source>No lesion of this size</source>
        <translation>この大きさの病変はありません</translation>
    </message>
    <message>
        <source>and {count} smaller ones</source>
        <translation>ほかに小さいもの {count} 個</translation>
    </message>
    <message>
        <source>There is no lesion of {ml} mL or more.</source>
        <translation>{ml} mL 以上の病変はありません。</translation>
    </message>
</context>
<context>
    <name>result.results</name>
    <message>
        <source>The table is in the clipboard.</source>
        <translation>表をクリップボードに入れました。</translation>
    </message>
    <message>
        <source>There is nothing to measure: the CT of this segmentation is not in the scene.</source>
        <translation>測るものがありません：このセグメンテーションのCTがシーンにありません。</translation>
    </message>
    <message>
        <source>The figures are in the scene's table {name}.</source>
        <translation>数値はシーンの表 {name} にあります。</translation>
    </message>
</context>
<context>
    <name>widgets.run_status</name>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>セグメント</translation>
    </message>
    <message>
        <source>Find and measure the lesions on the CT</source>
        <translation>CT上の病変を見つけて測定します</translation>
    </message>
    <message>
        <source>Ready to segment.</source>
        <translation>セグメントできます。</translation>
    </message>
</context>
<context>
    <name>widgets.selectors</name>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Choose the segmentation or label map that holds the lungs.</source>
        <translation>肺を含むセグメンテーションまたはラベルマップを選択してください。</translation>
    </message>
    <message>
        <source>The chosen segmentation has no segments; choose another for the lungs.</source>
        <translation>選択したセグメンテーションにはセグメントがありません。肺用に別のものを選択してください。</translation>
    </message>
    <message>
        <source>{name} (not on this computer)</source>
        <translation>{name}（このコンピューターにありません）</translation>
    </message>
    <message>
        <source>The model '{name}' is not on this computer; choose or add another.</source>
        <translation>モデル「{name}」はこのコンピューターにありません。別のものを選択または追加してください。</translation>
    </message>
    <message>
        <source>Automatic ({device})</source>
        <translation>自動（{device}）</translation>
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
        <translation>状態</translation>
    </message>
    <message>
        <source>GGO, mL</source>
        <translation>すりガラス影、mL</translation>
    </message>
    <message>
        <source>Consolidation, mL</source>
        <translation>浸潤影、mL</translation>
    </message>
    <message>
        <source>Effusion, mL</source>
        <translation>胸水、mL</translation>
    </message>
    <message>
        <source>Affected, %</source>
        <translation>病変部、%</translation>
    </message>
    <message>
        <source>Stopped; what was finished is kept.</source>
        <translation>停止しました。完了したものは残っています。</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>停止しています…</translation>
    </message>
    <message>
        <source>CT {number} of {total}, {name}: {what}</source>
        <translation>CT {number}/{total}、{name}：{what}</translation>
    </message>
    <message>
        <source>There is no CT in the scene; load some, or choose a folder.</source>
        <translation>シーンにCTがありません。読み込むか、フォルダーを選択してください。</translation>
    </message>
    <message>
        <source>A lung mask of the scene fits one CT; choose another way to find the lungs.</source>
        <translation>シーンの肺マスクは1つのCTにしか合いません。肺の見つけ方を変えてください。</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>The scene was closed, so the batch was stopped.</source>
        <translation>シーンが閉じられたため、一括処理を停止しました。</translation>
    </message>
    <message>
        <source>running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>CT {number} of {total}, {name}</source>
        <translation>CT {number}/{total}、{name}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>{done} of {total} CTs segmented.</source>
        <translation>{total} 件中 {done} 件のCTをセグメントしました。</translation>
    </message>
    <message>
        <source>Looking for CTs in {folder}…</source>
        <translation>{folder} でCTを探しています…</translation>
    </message>
    <message>
        <source>was removed</source>
        <translation>取り除かれました</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Label maps and reports are in {folder}; open reports/cohort.html.</source>
        <translation>ラベルマップとレポートは {folder} にあります。reports/cohort.html を開いてください。</translation>
    </message>
</context>
<context>
    <name>frontend.choices</name>
    <message>
        <source>Choose a CT, or load the sample.</source>
        <translation>CTを選択するか、サンプルを読み込んでください。</translation>
    </message>
    <message>
        <source>The package lungmask is not installed; install it, or choose another way to find the lungs.</source>
        <translation>パッケージlungmaskがインストールされていません。インストールするか、肺の見つけ方を変えてください。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Grey values and anatomy, no network</source>
        <translation>濃度値と解剖、ネットワークなし</translation>
    </message>
    <message>
        <source>Package lungmask (U-Net R231)</source>
        <translation>パッケージlungmask（U-Net R231）</translation>
    </message>
    <message>
        <source>Segment or label map of the scene</source>
        <translation>シーンのセグメントまたはラベルマップ</translation>
    </message>
    <message>
        <source>None: search the whole image</source>
        <translation>なし：画像全体を探す</translation>
    </message>
    <message>
        <source>Quick: one network, one look</source>
        <translation>高速：ネットワーク1つで1回</translation>
    </message>
    <message>
        <source>Thorough: all networks, mirror images too</source>
        <translation>入念：全ネットワーク、鏡像も</translation>
    </message>
    <message>
        <source>{name} was made by CovidSeg from a CT; choose that CT.</source>
        <translation>{name} はCovidSegがCTから作ったものです。そのCTを選択してください。</translation>
    </message>
    <message>
        <source>{name} is a label map; choose the CT that it was made from.</source>
        <translation>{name} はラベルマップです。その元になったCTを選択してください。</translation>
    </message>
    <message>
        <source>{name} holds no voxels; choose another CT.</source>
        <translation>{name} にはボクセルがありません。別のCTを選択してください。</translation>
    </message>
</context>
<context>
    <name>frontend.findings</name>
    <message>
        <source>Nothing that makes these CTs hard to compare was found.</source>
        <translation>これらのCTの比較を難しくするものは見つかりませんでした。</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>所見</translation>
    </message>
    <message>
        <source>mL</source>
        <translation>mL</translation>
    </message>
    <message>
        <source>% of lungs</source>
        <translation>肺に占める%</translation>
    </message>
    <message>
        <source>Right, mL</source>
        <translation>右、mL</translation>
    </message>
    <message>
        <source>Left, mL</source>
        <translation>左、mL</translation>
    </message>
    <message>
        <source>The change of the share of lung is unknown.</source>
        <translation>肺に占める割合の変化は不明です。</translation>
    </message>
    <message>
        <source>Both CTs: {note}</source>
        <translation>両方のCT：{note}</translation>
    </message>
    <message>
        <source>The first CT: {note}</source>
        <translation>1回目のCT：{note}</translation>
    </message>
    <message>
        <source>The second CT: {note}</source>
        <translation>2回目のCT：{note}</translation>
    </message>
    <message>
        <source>upper third</source>
        <translation>上3分の1</translation>
    </message>
    <message>
        <source>middle third</source>
        <translation>中3分の1</translation>
    </message>
    <message>
        <source>lower third</source>
        <translation>下3分の1</translation>
    </message>
    <message>
        <source>Lungs</source>
        <translation>肺</translation>
    </message>
    <message>
        <source>Ground-glass opacity</source>
        <translation>すりガラス影</translation>
    </message>
    <message>
        <source>Consolidation</source>
        <translation>浸潤影</translation>
    </message>
    <message>
        <source>Pleural effusion</source>
        <translation>胸水</translation>
    </message>
    <message>
        <source>Affected lung</source>
        <translation>病変のある肺</translation>
    </message>
    <message>
        <source>{value} of {maximum}</source>
        <translation>{value}/{maximum}</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>CT-0 or CT-1</source>
        <translation>CT-0またはCT-1</translation>
    </message>
    <message>
        <source>GGO and consolidation: {then} % → {now} % of the lungs ({points} points).</source>
        <translation>すりガラス影とコンソリデーション：肺の{then} % → {now} %（{points}ポイント）。</translation>
    </message>
    <message>
        <source>Days between the CTs: {days}.</source>
        <translation>CTの間隔（日）：{days}。</translation>
    </message>
    <message>
        <source>Affected, {third}</source>
        <translation>病変部、{third}</translation>
    </message>
</context>
<context>
    <name>frontend.models</name>
    <message>
        <source>Research use only (terms of the training data); the code is Apache-2.0.</source>
        <translation>研究用途に限ります（学習データの条件）。コードはApache-2.0です。</translation>
    </message>
    <message>
        <source>Its description can be read once the packages are installed.</source>
        <translation>パッケージがインストールされると説明を読めます。</translation>
    </message>
    <message>
        <source>Accuracy not measured.</source>
        <translation>精度は測定されていません。</translation>
    </message>
    <message>
        <source>Licence unknown.</source>
        <translation>ライセンスは不明です。</translation>
    </message>
    <message>
        <source>{name} ({count} cases)</source>
        <translation>{name}（{count} 例）</translation>
    </message>
    <message>
        <source>Trained on {data}.</source>
        <translation>学習データ：{data}。</translation>
    </message>
    <message>
        <source>There is already a model '{name}' in {folder}; rename or remove one of the two.</source>
        <translation>{folder} にはすでにモデル「{name}」があります。どちらかの名前を変えるか取り除いてください。</translation>
    </message>
    <message>
        <source>unknown data</source>
        <translation>不明なデータ</translation>
    </message>
    <message>
        <source>Dice on held-out cases: {figures}.</source>
        <translation>学習に使わなかった症例でのDice：{figures}。</translation>
    </message>
</context>
<context>
    <name>frontend.places</name>
    <message>
        <source>{name}, {ml} mL</source>
        <translation>{name}、{ml} mL</translation>
    </message>
    <message>
        <source>outside the lungs</source>
        <translation>肺の外</translation>
    </message>
    <message>
        <source>uncertainty {percent} %</source>
        <translation>不確かさ {percent} %</translation>
    </message>
    <message>
        <source>right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>left</source>
        <translation>左</translation>
    </message>
</context>
<context>
    <name>frontend.retraining</name>
    <message>
        <source>{folder} is no training set: it has no imagesTr with CTs; add corrected CTs to it first.</source>
        <translation>{folder} は学習セットではありません：CTの入ったimagesTrがありません。まず修正したCTを追加してください。</translation>
    </message>
    <message>
        <source>The CT of this segmentation is no longer in the scene; load it again.</source>
        <translation>このセグメンテーションのCTはもうシーンにありません。もう一度読み込んでください。</translation>
    </message>
    <message>
        <source>Accuracy not measured: too few cases.</source>
        <translation>精度は測定されていません：症例が少なすぎます。</translation>
    </message>
    <message>
        <source>{lesion} on {cases}: {before:.2f} before, {now:.2f} now.</source>
        <translation>{lesion}（{cases}）：以前 {before:.2f}、現在 {now:.2f}。</translation>
    </message>
    <message>
        <source>Accuracy (Dice):</source>
        <translation>精度（Dice）：</translation>
    </message>
    <message>
        <source>Accuracy not measured: the held-out cases hold no lesion.</source>
        <translation>精度は測定されていません：学習に使わなかった症例に病変がありません。</translation>
    </message>
    <message>
        <source>WORSE: {sentence}</source>
        <translation>悪化：{sentence}</translation>
    </message>
</context>
<context>
    <name>frontend.segmenting</name>
    <message>
        <source>the CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Little was found; looking again: slice {done} of {total}</source>
        <translation>所見が少ないため、もう一度見ています：スライス {done}/{total}</translation>
    </message>
    <message>
        <source>Slice {done} of {total}</source>
        <translation>スライス {done}/{total}</translation>
    </message>
    <message>
        <source>Putting the slices together…</source>
        <translation>スライスをまとめています…</translation>
    </message>
    <message>
        <source>Something unexpected went wrong ({kind}); see the details.</source>
        <translation>予期しない問題が起きました（{kind}）。詳細をご覧ください。</translation>
    </message>
    <message>
        <source>about {seconds} s left</source>
        <translation>残り約 {seconds} 秒</translation>
    </message>
    <message>
        <source>Starting the network; the first time this takes a few seconds…</source>
        <translation>ネットワークを起動しています。初回は数秒かかります…</translation>
    </message>
    <message>
        <source>Done in {seconds} s on {device}.</source>
        <translation>{device} で {seconds} 秒で完了しました。</translation>
    </message>
    <message>
        <source>Finding the lungs…</source>
        <translation>肺を探しています…</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>準備しています…</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>残り約 {minutes} 分</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>停止しています…</translation>
    </message>
    <message>
        <source>The CT was removed; the result was dropped.</source>
        <translation>CTが取り除かれたため、結果は破棄されました。</translation>
    </message>
    <message>
        <source>{ct} findings</source>
        <translation>{ct} の所見</translation>
    </message>
    <message>
        <source>Stopped; nothing was changed.</source>
        <translation>停止しました。何も変更されていません。</translation>
    </message>
</context>
<context>
    <name>worker.batch_client</name>
    <message>
        <source>The segmentation process</source>
        <translation>セグメンテーションのプロセス</translation>
    </message>
</context>
<context>
    <name>worker.client</name>
    <message>
        <source>The segmentation process was stopped; try again.</source>
        <translation>セグメンテーションのプロセスが停止されました。やり直してください。</translation>
    </message>
    <message>
        <source>The volume could not be handed over through {folder} ({reason}); make room on the disk.</source>
        <translation>ボリュームを {folder} 経由で渡せませんでした（{reason}）。ディスクの空きを増やしてください。</translation>
    </message>
    <message>
        <source>The segmentation process</source>
        <translation>セグメンテーションのプロセス</translation>
    </message>
    <message>
        <source>The segmentation process gave an answer that cannot be used ({reason}).</source>
        <translation>セグメンテーションのプロセスが使えない結果を返しました（{reason}）。</translation>
    </message>
</context>
<context>
    <name>worker.jobs</name>
    <message>
        <source>{what} could not be started, because Python was not found; install it again.</source>
        <translation>Pythonが見つからないため、{what}を起動できませんでした。インストールし直してください。</translation>
    </message>
    <message>
        <source>{what} was killed, perhaps because memory ran out; close other programs and try again.</source>
        <translation>{what}が終了させられました。メモリー不足かもしれません。ほかのプログラムを閉じてやり直してください。</translation>
    </message>
    <message>
        <source>{what} crashed before it gave a result; see the details, and try again.</source>
        <translation>{what}が結果を出す前にクラッシュしました。詳細を確認し、やり直してください。</translation>
    </message>
    <message>
        <source>{what} ended with exit code {code} before it gave a result; see the details, and try again.</source>
        <translation>{what}が結果を出す前にコード {code} で終了しました。詳細を確認し、やり直してください。</translation>
    </message>
</context>
<context>
    <name>worker.training_client</name>
    <message>
        <source>The training process ended, but its model is not in {folder}; see the details.</source>
        <translation>学習のプロセスは終了しましたが、モデルが {folder} にありません。詳細をご覧ください。</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation>検証の損失</translation>
    </message>
    <message>
        <source>validation Dice</source>
        <translation>検証のDice</translation>
    </message>
    <message>
        <source>The training process</source>
        <translation>学習のプロセス</translation>
    </message>
    <message>
        <source>The training process ended without a model; see the details.</source>
        <translation>学習のプロセスがモデルなしで終了しました。詳細をご覧ください。</translation>
    </message>
    <message>
        <source>{figures}; {minutes} min left</source>
        <translation>{figures}；残り約 {minutes} 分</translation>
    </message>
</context>
<context>
    <name>app.autosave</name>
    <message>
        <source>Corrections of {ct} were not exported when CovidSeg ended ({when}).</source>
        <translation>CovidSeg の終了時（{when}）、{ct} の修正は書き出されていませんでした。</translation>
    </message>
    <message>
        <source>{ct} findings</source>
        <translation>{ct} の所見</translation>
    </message>
    <message>
        <source>The corrections that were kept cannot be read; discard them.</source>
        <translation>保存された修正を読み込めません。破棄してください。</translation>
    </message>
</context>
<context>
    <name>app.launch</name>
    <message>
        <source>Others on the network can reach this page: whoever has the address below sees the CT.</source>
        <translation>ネットワーク上の他の人もこのページを開けます。下のアドレスを知る人は CT を見られます。</translation>
    </message>
    <message>
        <source>Ctrl-C ends it.</source>
        <translation>Ctrl-Cで終了します。</translation>
    </message>
    <message>
        <source>Nobody had the page open for {minutes} min, so it was ended.</source>
        <translation>{minutes} 分間だれもページを開かなかったため、終了しました。</translation>
    </message>
    <message>
        <source>Corrections that were not exported are kept; covidseg app offers them next time.</source>
        <translation>書き出していない修正は保存されました。次回 covidseg app が提示します。</translation>
    </message>
</context>
<context>
    <name>app.page</name>
    <message>
        <source>The connection to CovidSeg is gone</source>
        <translation>CovidSegとの接続が切れました</translation>
    </message>
    <message>
        <source>Reload this page. If that does not help, CovidSeg has ended: start covidseg app again, and open the address that it prints; corrections that were not exported are offered there.</source>
        <translation>このページを再読み込みしてください。それでも変わらなければCovidSegは終了しています。covidseg app をもう一度起動し、表示されたアドレスを開いてください。書き出していない修正はそこで提示されます。</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>再読み込み</translation>
    </message>
    <message>
        <source>Four views</source>
        <translation>4 画面</translation>
    </message>
    <message>
        <source>Large axial view</source>
        <translation>大きな軸位断</translation>
    </message>
    <message>
        <source>Axial alone</source>
        <translation>軸位断のみ</translation>
    </message>
    <message>
        <source>3D alone</source>
        <translation>3D のみ</translation>
    </message>
    <message>
        <source>Axial</source>
        <translation>軸位断</translation>
    </message>
    <message>
        <source>Coronal</source>
        <translation>冠状断</translation>
    </message>
    <message>
        <source>Sagittal</source>
        <translation>矢状断</translation>
    </message>
    <message>
        <source>3D</source>
        <translation>3D</translation>
    </message>
    <message>
        <source>Lung</source>
        <translation>肺野条件</translation>
    </message>
    <message>
        <source>Soft tissue</source>
        <translation>軟部条件</translation>
    </message>
    <message>
        <source>Right lung</source>
        <translation>右肺</translation>
    </message>
    <message>
        <source>Left lung</source>
        <translation>左肺</translation>
    </message>
    <message>
        <source>Add what looks alike</source>
        <translation>似た部分を加える</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>取り除く</translation>
    </message>
    <message>
        <source>Erase inside</source>
        <translation>内側を消す</translation>
    </message>
    <message>
        <source>Keep inside</source>
        <translation>内側を残す</translation>
    </message>
    <message>
        <source>Fill inside</source>
        <translation>内側を塗る</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>メディアン</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>オープニング</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>クロージング</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>見る</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>塗る</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>消す</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>切る</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>クリック</translation>
    </message>
    <message>
        <source>Segmentation for 3D Slicer</source>
        <translation>3D Slicer 用セグメンテーション</translation>
    </message>
    <message>
        <source>Label map, 1 to 3</source>
        <translation>ラベルマップ（1～3）</translation>
    </message>
    <message>
        <source>DICOM segmentation</source>
        <translation>DICOM セグメンテーション</translation>
    </message>
    <message>
        <source>DICOM structured report</source>
        <translation>DICOM 構造化レポート</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Report: page, PDF, measurements</source>
        <translation>レポート：ページ、PDF、計測値</translation>
    </message>
    <message>
        <source>Slice up, down, in the view under the pointer</source>
        <translation>ポインタ下の画面でスライスを上下に送る</translation>
    </message>
    <message>
        <source>Page ↑  Page ↓</source>
        <translation>Page ↑  Page ↓</translation>
    </message>
    <message>
        <source>Ten slices up, down, in the view under the pointer</source>
        <translation>ポインタ下の画面でスライスを10枚ずつ上下に送る</translation>
    </message>
    <message>
        <source>Class to edit</source>
        <translation>編集するクラス</translation>
    </message>
    <message>
        <source>Paint, erase, scissors, click</source>
        <translation>塗る、消す、はさみ、クリック</translation>
    </message>
    <message>
        <source>Put the tool down</source>
        <translation>ツールを置く</translation>
    </message>
    <message>
        <source>Larger, smaller brush</source>
        <translation>ブラシを大きく、小さく</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>スペース</translation>
    </message>
    <message>
        <source>Hide the segments, show them</source>
        <translation>セグメントを隠す、表示する</translation>
    </message>
    <message>
        <source>Next lesion, next uncertain place</source>
        <translation>次の病変、次の不確かな箇所</translation>
    </message>
    <message>
        <source>Undo, redo</source>
        <translation>元に戻す、やり直す</translation>
    </message>
    <message>
        <source>Fit all views</source>
        <translation>すべての画面に合わせる</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>明るい・暗い</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>キーボード</translation>
    </message>
    <message>
        <source>Controls</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Corrections were kept</source>
        <translation>修正が保存されています</translation>
    </message>
    <message>
        <source>Go on with them</source>
        <translation>続きから行う</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>破棄</translation>
    </message>
    <message>
        <source>CT</source>
        <translation>CT</translation>
    </message>
    <message>
        <source>File or zip</source>
        <translation>ファイル・zip</translation>
    </message>
    <message>
        <source>DICOM folder</source>
        <translation>DICOM フォルダ</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>サンプル</translation>
    </message>
    <message>
        <source>CT: a file or a zip archive</source>
        <translation>CT：ファイルまたは zip</translation>
    </message>
    <message>
        <source>CT: a folder with DICOM files</source>
        <translation>CT：DICOM ファイルのフォルダ</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>読み込み中</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>セグメント</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Lungs, device, effort</source>
        <translation>肺、デバイス、計算量</translation>
    </message>
    <message>
        <source>Keep a map of what the network is not sure of</source>
        <translation>ネットワークの不確かさの地図を残す</translation>
    </message>
    <message>
        <source>Lungs found by</source>
        <translation>肺の検出方法</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>Effort</source>
        <translation>計算量</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進行状況</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>所見</translation>
    </message>
    <message>
        <source>Shares, sides and zones need to know where the lungs are.</source>
        <translation>割合、左右、区域には肺の位置が必要です。</translation>
    </message>
    <message>
        <source>Finding the lungs</source>
        <translation>肺を探しています</translation>
    </message>
    <message>
        <source>Find the lungs</source>
        <translation>肺を探す</translation>
    </message>
    <message>
        <source>Corrected by hand</source>
        <translation>手で修正済み</translation>
    </message>
    <message>
        <source>Look through</source>
        <translation>順に見る</translation>
    </message>
    <message>
        <source>Lesion before</source>
        <translation>前の病変</translation>
    </message>
    <message>
        <source>Next lesion</source>
        <translation>次の病変</translation>
    </message>
    <message>
        <source>Next uncertain place</source>
        <translation>次の不確かな場所</translation>
    </message>
    <message>
        <source>Lesions of at least, mL</source>
        <translation>病変の最小体積、mL</translation>
    </message>
    <message>
        <source>Colour what the network was not sure of</source>
        <translation>ネットワークが不確かな所を色で示す</translation>
    </message>
    <message>
        <source>Correct the lungs</source>
        <translation>肺を修正</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>修正</translation>
    </message>
    <message>
        <source>What is edited</source>
        <translation>編集対象</translation>
    </message>
    <message>
        <source>Show or hide</source>
        <translation>表示・非表示</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>ロック</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>やり直す</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>すべて表示</translation>
    </message>
    <message>
        <source>Hide all</source>
        <translation>すべて隠す</translation>
    </message>
    <message>
        <source>Brush, mm</source>
        <translation>ブラシ、mm</translation>
    </message>
    <message>
        <source>A ball: paint the slices around it too</source>
        <translation>球：周囲のスライスも塗る</translation>
    </message>
    <message>
        <source>Scissors</source>
        <translation>はさみ</translation>
    </message>
    <message>
        <source>Click on a lesion in a slice: what looks like it nearby is added to the class.</source>
        <translation>スライス上の病変をクリックすると、近くの似た部分がこのクラスに加わります。</translation>
    </message>
    <message>
        <source>Click on what is drawn by mistake: what belongs to it there is taken away.</source>
        <translation>誤って描かれた部分をクリックすると、そこに属する部分が取り除かれます。</translation>
    </message>
    <message>
        <source>Through all slices</source>
        <translation>すべてのスライスを通して</translation>
    </message>
    <message>
        <source>Only within a range of grey values</source>
        <translation>濃度値の範囲内のみ</translation>
    </message>
    <message>
        <source>From, HU</source>
        <translation>下限、HU</translation>
    </message>
    <message>
        <source>to, HU</source>
        <translation>上限、HU</translation>
    </message>
    <message>
        <source>Fill the class with all of this range</source>
        <translation>この範囲すべてでクラスを満たす</translation>
    </message>
    <message>
        <source>Largest island only</source>
        <translation>最大の島のみ</translation>
    </message>
    <message>
        <source>Drop islands below</source>
        <translation>これより小さい島を除く：</translation>
    </message>
    <message>
        <source>Smooth, mm</source>
        <translation>平滑化、mm</translation>
    </message>
    <message>
        <source>Show and correct the lungs</source>
        <translation>肺を表示して修正</translation>
    </message>
    <message>
        <source>Use these lungs</source>
        <translation>この肺を使う</translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation>そのままにする</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Outlines only</source>
        <translation>輪郭のみ</translation>
    </message>
    <message>
        <source>Surfaces in 3D</source>
        <translation>3D 表面</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>エクスポート</translation>
    </message>
    <message>
        <source>Needs a CT that came as DICOM</source>
        <translation>DICOM で読み込んだ CT が必要です</translation>
    </message>
    <message>
        <source>Tables and reports are in English: other programs read them, and scores are quoted from their papers.</source>
        <translation>表とレポートは英語です。ほかのプログラムが読み込み、スコアは論文のとおりに引用するためです。</translation>
    </message>
    <message>
        <source>Compare with an earlier CT</source>
        <translation>以前の CT と比較</translation>
    </message>
    <message>
        <source>Keep this result, then open and segment the later CT of the same patient.</source>
        <translation>この結果を残し、同じ患者の後の CT を開いて処理してください。</translation>
    </message>
    <message>
        <source>Earlier CT:</source>
        <translation>以前の CT：</translation>
    </message>
    <message>
        <source>Now open and segment the later one.</source>
        <translation>次に、後の CT を開いて処理してください。</translation>
    </message>
    <message>
        <source>Compare, and save the report</source>
        <translation>比較してレポートを保存</translation>
    </message>
    <message>
        <source>Keep this result as the earlier one</source>
        <translation>この結果を以前のものとして残す</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>解除</translation>
    </message>
    <message>
        <source>Learn from corrections</source>
        <translation>修正から学ぶ</translation>
    </message>
    <message>
        <source>Training set: a folder on this computer</source>
        <translation>学習データ：このコンピュータのフォルダ</translation>
    </message>
    <message>
        <source>Right on every slice; the training takes the others for unknown:</source>
        <translation>全スライスで正しいもの。他は学習では不明とします：</translation>
    </message>
    <message>
        <source>Add to the training set</source>
        <translation>学習データに追加</translation>
    </message>
    <message>
        <source>Retrain</source>
        <translation>再学習</translation>
    </message>
    <message>
        <source>Stop training</source>
        <translation>学習を停止</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>エポック</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>What the training wrote</source>
        <translation>学習の出力</translation>
    </message>
    <message>
        <source>Many CTs</source>
        <translation>複数のCT</translation>
    </message>
    <message>
        <source>Folder with CTs, on this computer</source>
        <translation>このコンピュータの CT フォルダ</translation>
    </message>
    <message>
        <source>Send files</source>
        <translation>ファイルを送る</translation>
    </message>
    <message>
        <source>Send a folder</source>
        <translation>フォルダを送る</translation>
    </message>
    <message>
        <source>Many CTs: files</source>
        <translation>多数の CT：ファイル</translation>
    </message>
    <message>
        <source>Many CTs: a folder</source>
        <translation>多数の CT：フォルダ</translation>
    </message>
    <message>
        <source>Folder for the results; a new one if empty</source>
        <translation>結果のフォルダ（空欄なら新規）</translation>
    </message>
    <message>
        <source>Segment them all</source>
        <translation>すべて処理する</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>見る</translation>
    </message>
    <message>
        <source>Save all results (zip)</source>
        <translation>すべての結果を保存（zip）</translation>
    </message>
    <message>
        <source>For research, not for diagnosis. Everything stays on this computer.</source>
        <translation>研究用であり、診断用ではありません。すべてこのコンピュータに留まります。</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Open a chest CT</source>
        <translation>胸部 CT を開く</translation>
    </message>
    <message>
        <source>A NIfTI, NRRD or MetaImage file, a folder of DICOM slices, or a zip archive of either. Drop it anywhere on this page.</source>
        <translation>NIfTI、NRRD、MetaImage のファイル、DICOM スライスのフォルダ、またはその zip。このページのどこにでもドロップできます。</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>ファイルを選ぶ</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>サンプルを試す</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>scene.results</name>
    <message>
        <source>Lesion {number} of {count}: {what}</source>
        <translation>病変 {number}/{count}：{what}</translation>
    </message>
    <message>
        <source>Uncertain place {number} of {count}: {what}</source>
        <translation>不確かな場所 {number}/{count}：{what}</translation>
    </message>
    <message>
        <source>No place stands out as uncertain.</source>
        <translation>特に不確かな場所はありません。</translation>
    </message>
    <message>
        <source>There is no lesion of {ml} mL or more.</source>
        <translation>{ml} mL 以上の病変はありません。</translation>
    </message>
</context>
<context>
    <name>app.server</name>
    <message>
        <source>drawn elsewhere</source>
        <translation>他で描画</translation>
    </message>
</context>
<context>
    <name>app.session</name>
    <message>
        <source>The segmentation was corrected by hand. Opening another CT drops the corrections.</source>
        <translation>セグメンテーションは手で修正されています。別の CT を開くと修正は失われます。</translation>
    </message>
    <message>
        <source>{x} × {y} × {z} voxels of {a:.2f} × {b:.2f} × {c:.2f} mm</source>
        <translation>{x} × {y} × {z} ボクセル（{a:.2f} × {b:.2f} × {c:.2f} mm）</translation>
    </message>
    <message>
        <source>The corrections were not exported; they stay for the comparison, until the page is closed.</source>
        <translation>修正は書き出されていません。ページを閉じるまで比較用に残ります。</translation>
    </message>
    <message>
        <source>The segmentation was corrected by hand. Segmenting again replaces it; Undo brings it back.</source>
        <translation>セグメンテーションは手で修正されています。再度行うと置き換わりますが、「元に戻す」で戻せます。</translation>
    </message>
    <message>
        <source>{ct} findings</source>
        <translation>{ct} の所見</translation>
    </message>
    <message>
        <source>Drop the corrections?</source>
        <translation>修正を破棄しますか？</translation>
    </message>
    <message>
        <source>Go on without export?</source>
        <translation>書き出さずに進みますか？</translation>
    </message>
    <message>
        <source>Drop them</source>
        <translation>破棄する</translation>
    </message>
    <message>
        <source>Segment again?</source>
        <translation>もう一度セグメンテーションしますか？</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>Segment again</source>
        <translation>もう一度行う</translation>
    </message>
</context>
<context>
    <name>tasks.choosing</name>
    <message>
        <source>The model '{name}' comes with these terms: {terms} It is not a medical device. Do you agree?</source>
        <translation>モデル「{name}」には次の条件があります：{terms} これは医療機器ではありません。同意しますか？</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Automatic ({device})</source>
        <translation>自動（{device}）</translation>
    </message>
    <message>
        <source>Terms of the model</source>
        <translation>モデルの利用条件</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>同意する</translation>
    </message>
</context>
<context>
    <name>tasks.comparison</name>
    <message>
        <source>There is nothing to compare; keep one result as the earlier CT, and segment another.</source>
        <translation>比較するものがありません。一つの結果を以前の CT として残し、別の CT を処理してください。</translation>
    </message>
</context>
<context>
    <name>tasks.correcting</name>
    <message>
        <source>{ml} mL taken away.</source>
        <translation>{ml} mL を取り除きました。</translation>
    </message>
    <message>
        <source>{ml} mL added.</source>
        <translation>{ml} mL を追加しました。</translation>
    </message>
    <message>
        <source>This class is locked; unlock it, or choose another one.</source>
        <translation>このクラスはロックされています。解除するか、別のクラスを選んでください。</translation>
    </message>
    <message>
        <source>A click adds ground-glass opacity or consolidation; paint an effusion.</source>
        <translation>クリックで加えられるのはすりガラス影と浸潤影です。胸水は塗ってください。</translation>
    </message>
</context>
<context>
    <name>tasks.exports</name>
    <message>
        <source>Writing…</source>
        <translation>書き込み中…</translation>
    </message>
    <message>
        <source>There is nothing to export; segment a CT first.</source>
        <translation>書き出すものがありません。まず CT を処理してください。</translation>
    </message>
    <message>
        <source>Exported as {name}.</source>
        <translation>{name} として書き出しました。</translation>
    </message>
</context>
<context>
    <name>tasks.learning</name>
    <message>
        <source>Train {model} further on the {count} cases of {folder}, {epochs} epochs; the new model is {name}.</source>
        <translation>{folder} の {count} 例で {model} を {epochs} エポック追加学習します。新しいモデルは {name} です。</translation>
    </message>
    <message>
        <source>Going on with the training that was broken off…</source>
        <translation>中断された学習を続けています…</translation>
    </message>
    <message>
        <source>Starting the training…</source>
        <translation>学習を始めています…</translation>
    </message>
    <message>
        <source>Stopping the training…</source>
        <translation>学習を停止しています…</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}: {figures}</source>
        <translation>エポック {epoch}/{epochs}：{figures}</translation>
    </message>
    <message>
        <source>The new model '{name}' is ready and chosen above.</source>
        <translation>新しいモデル「{name}」が使えるようになり、上で選択されています。</translation>
    </message>
    <message>
        <source>The training was stopped.</source>
        <translation>学習を停止しました。</translation>
    </message>
    <message>
        <source>The training failed; see above.</source>
        <translation>学習に失敗しました。上をご覧ください。</translation>
    </message>
    <message>
        <source>This segmentation is already in the training set, as {name}.</source>
        <translation>このセグメンテーションはすでに {name} として学習セットにあります。</translation>
    </message>
    <message>
        <source>Replace it?</source>
        <translation>置き換えますか？</translation>
    </message>
    <message>
        <source>Added as {name} to {folder}.</source>
        <translation>{name} として {folder} に追加しました。</translation>
    </message>
    <message>
        <source>Retrain?</source>
        <translation>再学習しますか？</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>置き換える</translation>
    </message>
    <message>
        <source>Add it once more</source>
        <translation>もう一度追加する</translation>
    </message>
    <message>
        <source>Retrain</source>
        <translation>再学習</translation>
    </message>
</context>
<context>
    <name>tasks.lungs</name>
    <message>
        <source>Correct the lungs with the tools, then press Use these lungs.</source>
        <translation>ツールで肺を修正し、「この肺を使う」を押してください。</translation>
    </message>
    <message>
        <source>Measured again in the corrected lungs.</source>
        <translation>修正した肺で測り直しました。</translation>
    </message>
    <message>
        <source>No lungs were found in this CT, so there are no shares; draw them with the button below.</source>
        <translation>この CT に肺が見つからないため割合はありません。下のボタンで描いてください。</translation>
    </message>
</context>
<context>
    <name>tasks.many</name>
    <message>
        <source>{folder} is no folder on this computer; name one with CTs, or send files.</source>
        <translation>{folder} はこのコンピュータのフォルダではありません。CT のあるフォルダを指定するか、ファイルを送ってください。</translation>
    </message>
    <message>
        <source>{folder} is not empty; name an empty folder for the results, or a new one.</source>
        <translation>{folder} は空ではありません。結果用に空の、または新しいフォルダを指定してください。</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>送信中…</translation>
    </message>
    <message>
        <source>The upload was broken off; choose the CTs again.</source>
        <translation>送信が中断されました。CT をもう一度選んでください。</translation>
    </message>
    <message>
        <source>This CT has no result to look at.</source>
        <translation>この CT には見られる結果がありません。</translation>
    </message>
    <message>
        <source>There are no results to fetch; segment some CTs first.</source>
        <translation>保存できる結果がありません。まず CT を処理してください。</translation>
    </message>
    <message>
        <source>Name a folder with CTs, or send files.</source>
        <translation>CT のあるフォルダを指定するか、ファイルを送ってください。</translation>
    </message>
    <message>
        <source>{count} files were sent.</source>
        <translation>{count} 個のファイルを送信しました。</translation>
    </message>
    <message>
        <source>Sending {name}…</source>
        <translation>{name} を送信中…</translation>
    </message>
</context>
<context>
    <name>tasks.opening</name>
    <message>
        <source>Making the sample…</source>
        <translation>サンプルを作成中…</translation>
    </message>
    <message>
        <source>Reading the CT…</source>
        <translation>CT を読み取り中…</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>読み込み中…</translation>
    </message>
    <message>
        <source>The upload was broken off; choose the CT again.</source>
        <translation>送信が中断されました。CT をもう一度選んでください。</translation>
    </message>
    <message>
        <source>This folder</source>
        <translation>このフォルダ</translation>
    </message>
    <message>
        <source>Loading {name}…</source>
        <translation>{name} を読み込み中…</translation>
    </message>
</context>
<context>
    <name>web.routes</name>
    <message>
        <source>The page did not ask for this.</source>
        <translation>ページはこれを要求していません。</translation>
    </message>
</context>
<context>
    <name>web.security</name>
    <message>
        <source>This address is not the server's own; open the one that covidseg app printed.</source>
        <translation>これはサーバー自身のアドレスではありません。covidseg app が表示したアドレスを開いてください。</translation>
    </message>
    <message>
        <source>The token is not the server's; open the address that covidseg app printed last.</source>
        <translation>トークンがこのサーバーのものではありません。covidseg app が最後に表示したアドレスを開いてください。</translation>
    </message>
    <message>
        <source>This request comes from another page.</source>
        <translation>この要求は別のページから来ています。</translation>
    </message>
    <message>
        <source>Open the address that covidseg app printed, token included.</source>
        <translation>covidseg app が表示したアドレスを、トークンも含めて開いてください。</translation>
    </message>
</context>
<context>
    <name>web.uploads</name>
    <message>
        <source>No file came; choose a CT.</source>
        <translation>ファイルが届きませんでした。CT を選んでください。</translation>
    </message>
    <message>
        <source>A file and a folder have the same name; rename one of the two.</source>
        <translation>ファイルとフォルダが同じ名前です。どちらかの名前を変えてください。</translation>
    </message>
    <message>
        <source>More than {gib} GiB; choose the files of one CT.</source>
        <translation>{gib} GiB を超えています。一つの CT のファイルを選んでください。</translation>
    </message>
    <message>
        <source>More than {count} files; choose the folder of one CT.</source>
        <translation>ファイルが {count} 個を超えています。一つの CT のフォルダを選んでください。</translation>
    </message>
</context>
<context>
    <name>frontend.engine_sentences</name>
    <message>
        <source>The slices are {gap} mm apart (more than {limit}): small lesions are missed or blurred.</source>
        <translation>スライス間隔は {gap} mm です（{limit} より大きい）。小さな病変は見逃されるか、ぼやけます。</translation>
    </message>
    <message>
        <source>The spine seems to lie beside the lungs: the image may be turned by a quarter, and sides, zones and effusion are then wrong; check the orientation.</source>
        <translation>脊椎が肺の横にあるようです。画像が90度回転している可能性があり、その場合は左右、領域、胸水が誤りになります。向きを確認してください。</translation>
    </message>
    <message>
        <source>The liver seems to lie on the left: the image or its header may be mirrored, or the patient's organs are, and right and left are then exchanged; check the orientation.</source>
        <translation>肝臓が左側にあるようです。画像またはヘッダーが左右反転しているか、患者の臓器が逆位である可能性があり、その場合は左右が入れ替わっています。向きを確認してください。</translation>
    </message>
    <message>
        <source>The air around the patient is at about {air} HU, where a CT has it at -1000: the scale of the values (rescale slope, intercept) may be wrong, and what is found with it; check the export.</source>
        <translation>患者の周囲の空気が約 {air} HU です（CT では -1000）。値のスケール（rescale slope、intercept）が誤っている可能性があり、その場合は検出結果も誤りです。エクスポートを確認してください。</translation>
    </message>
    <message>
        <source>Neighbouring slices seem to have changed places (numbers {number} and {other} from below are the first): each looks more like the slice beyond the other than like the one beside it; export the CT again.</source>
        <translation>隣り合うスライスが入れ替わっているようです（下から {number} 番目と {other} 番目が最初）。それぞれ、隣のスライスよりも相手の向こう側のスライスに似ています。CT をエクスポートし直してください。</translation>
    </message>
    <message>
        <source>The voxels measure 1 × 1 × 1 mm and begin at 0, 0, 0, as where size and orientation were never written: volumes, sides and zones may be wrong; check the export.</source>
        <translation>ボクセルが 1 × 1 × 1 mm で原点が 0, 0, 0 です。大きさと向きが書き込まれなかった場合と同じであり、体積、左右、区域が誤っている可能性があります。エクスポートを確認してください。</translation>
    </message>
    <message>
        <source>The header does not say which way up the patient lies (qform and sform are not set): programs differ in what they take for right and left, front and back; check the orientation.</source>
        <translation>ヘッダーに患者の向きが書かれていません（qform と sform が未設定）。左右や前後の解釈はプログラムによって異なります。向きを確認してください。</translation>
    </message>
    <message>
        <source>The header gives two voxel sizes, {taken} mm (sform) and {size} mm (pixdim); the first was taken, and volumes are wrong if it is; check the export.</source>
        <translation>ヘッダーに 2 つのボクセルサイズ、{taken} mm（sform）と {size} mm（pixdim）があります。前者を使いましたが、それが誤りなら体積も誤りです。エクスポートを確認してください。</translation>
    </message>
    <message>
        <source>The header says in two ways how the patient lies (sform and qform), and they differ in what is right and left, front and back, or top and base; the sform was taken; check the orientation.</source>
        <translation>ヘッダーには患者の向きが 2 通り（sform と qform）で書かれており、左右、前後、または上下が食い違っています。sform を使いました。向きを確認してください。</translation>
    </message>
    <message>
        <source>Nothing is above {limit} HU, where {share} % of the image lie, as in a picture with a lung window: fluid and consolidation cannot be told from other tissue.</source>
        <translation>{limit} HU を超える値がなく、画像の {share} % がその値です。肺ウィンドウの画像のようで、液体と浸潤影は他の組織と区別できません。</translation>
    </message>
    <message>
        <source>Most soft tissue lies at about {mode} HU, where a CT has it at 20 to 80: the scale of the values (rescale slope, intercept) may be wrong, and what is found with it; check the export.</source>
        <translation>軟部組織の多くが約 {mode} HU にあります（CT では 20～80）。値の尺度（リスケールの傾き・切片）が誤っている可能性があり、検出結果も同様です。書き出しを確認してください。</translation>
    </message>
    <message>
        <source>The lungs found are {width} mm wide, {depth} mm deep and {height} mm high, larger than any human's: spacings may be swapped or wrong, and volumes with them; check the voxel size.</source>
        <translation>見つかった肺は幅 {width} mm、奥行き {depth} mm、高さ {height} mm で、人の肺より大きいです。間隔が入れ替わっているか誤っている可能性があり、体積も誤りになります。ボクセルサイズを確認してください。</translation>
    </message>
    <message>
        <source>The lungs found are {width} mm wide and only {height} mm high, though both of their ends are in view: the distance of the slices may be wrong, and volumes with it; check the voxel size.</source>
        <translation>検出された肺は両端が画像内にあるのに、幅 {width} mm に対し高さが {height} mm しかありません。スライス間隔が誤っている可能性があり、体積も誤りになります。ボクセルサイズを確認してください。</translation>
    </message>
    <message>
        <source>The {edges} edges of the image go on into each other, as where it was rolled and the chest is split: volumes, sides and zones are then wrong; export the CT again.</source>
        <translation>画像の{edges}の端が互いにつながっており、画像が巡回移動されて胸部が分断されたように見えます：体積・左右・区域は誤りになります。CT を書き出し直してください。</translation>
    </message>
    <message>
        <source>What surrounds the lungs found is no chest wall: half of it is below {median} HU, expected tissue above {limit} HU; grey values may be inverted, or the lung mask too small or of another CT.</source>
        <translation>検出された肺の周囲が胸壁ではありません：半分が {median} HU 未満で、{limit} HU を超える組織が期待されます。濃淡値が反転しているか、肺マスクが小さすぎるか別の CT のものかもしれません。</translation>
    </message>
    <message>
        <source>The image is noise ({noise} HU in soft tissue, where no CT has over {most}): it shows no chest; export the CT again.</source>
        <translation>画像はノイズです（軟部組織で {noise} HU、{most} を超える CT はありません）。胸部が写っていません。CT を再度書き出してください。</translation>
    </message>
    <message>
        <source>The image is very noisy ({noise} HU in soft tissue, seldom over {usual}): faint opacities cannot be told from noise.</source>
        <translation>画像のノイズが非常に大きいです（軟部組織で {noise} HU、通常は {usual} 以下）。淡い陰影はノイズと区別できません。</translation>
    </message>
    <message>
        <source>Neighbouring slices look less alike than those two apart, as where two scans are woven into one; look at the CT from the side.</source>
        <translation>隣り合うスライスが一つおきのスライスより似ていません。二つの検査が交互に混ざっている可能性があります。CTを横から確認してください。</translation>
    </message>
    <message>
        <source>The spine seems to lie in front of the lungs: the header may have the patient upside-down, and effusion is then looked for on the wrong side; check the orientation.</source>
        <translation>脊椎が肺の前方にあるようです。ヘッダーで患者の向きが逆になっている可能性があり、その場合は胸水を反対側で探します。向きを確認してください。</translation>
    </message>
    <message>
        <source>The lungs are wider at the top than at the base: the slices may be stored upside-down, feet up, and what is said of zones and sides is then wrong; check the orientation.</source>
        <translation>肺が底部より上部で広くなっています。スライスが逆順（足が上）に保存されている可能性があり、その場合は領域と左右の記載が誤りになります。向きを確認してください。</translation>
    </message>
    <message>
        <source>The lungs found measure {litres} L, expected {least} to {most} L; check the voxel size and the lung mask.</source>
        <translation>見つかった肺は {litres} L です（{least}～{most} L のはずです）。ボクセルサイズと肺マスクを確認してください。</translation>
    </message>
    <message>
        <source>There is hardly any body around the lungs: they seem to be cut out, and what is found in them, at the pleura above all, is not to be relied on.</source>
        <translation>肺の周囲に体がほとんどありません。肺が切り抜かれているようで、その中の結果、特に胸膜の結果は信頼できません。</translation>
    </message>
    <message>
        <source>The {side} lung holds hardly any air: it is opaque, missing or outside the image, and what is found on that side is not to be relied on.</source>
        <translation>{side}肺に空気がほとんどありません。不透明か、欠けているか、画像の外にあり、その側の結果は信頼できません。</translation>
    </message>
    <message>
        <source>The reconstruction kernel {kernel} is sharp: noise moves HU and the well-aerated share.</source>
        <translation>再構成カーネル {kernel} は鋭いため、ノイズがHUと含気良好な割合に影響します。</translation>
    </message>
    <message>
        <source>A contrast agent was given: HU of lung and lesions are higher than without.</source>
        <translation>造影剤が使われています。肺と病変のHUは使わない場合より高くなります。</translation>
    </message>
    <message>
        <source>The images were compressed with loss: HU are not exact.</source>
        <translation>画像は非可逆圧縮されています。HUは正確ではありません。</translation>
    </message>
    <message>
        <source>{slices} slices on the CPU: each was looked at once; the effort 'thorough' looks {looks} times.</source>
        <translation>CPUで {slices} スライスあるため、それぞれを1回だけ見ました。「thorough」では {looks} 回見ます。</translation>
    </message>
    <message>
        <source>{slices} slices on the CPU, and little was found: each was looked at once, the {again} with findings {looks} times more.</source>
        <translation>CPUで {slices} スライスあり、所見はわずかでした。それぞれを1回見て、所見のある {again} スライスをさらに {looks} 回見ました。</translation>
    </message>
    <message>
        <source>Memory ran out on {device}; going on with {count} {items} at a time.</source>
        <translation>{device} のメモリが不足しました。一度に {count} {items}ずつ続けます。</translation>
    </message>
    <message>
        <source>Memory ran out on cpu; going on with one thread.</source>
        <translation>メモリが不足しました。1スレッドで続けます。</translation>
    </message>
    <message>
        <source>Memory ran out on {device}; going on with the CPU.</source>
        <translation>{device} のメモリが不足しました。CPUで続けます。</translation>
    </message>
    <message>
        <source>{share} % of the lung mask lies beyond the chest's cavity as CovidSeg finds it; check that it was made on this CT.</source>
        <translation>肺マスクの {share} % が、CovidSegが見つけた胸腔の外にあります。このCTで作成したものか確認してください。</translation>
    </message>
    <message>
        <source>The model '{name}' never learnt one class: {lesion}, which no case that it learnt from shows by itself; do not rely on it there, whether it marks any or none.</source>
        <translation>モデル「{name}」はある分類を一度も学習していません：{lesion}。学習に使われた症例のどれにも、この分類が単独では示されていません。検出の有無にかかわらず、その分類では信頼しないでください。</translation>
    </message>
    <message>
        <source>The model '{name}' hardly finds one class, by its card: {lesion} (mean Dice {dice} at the most in cases that it had not seen); do not rely on it there.</source>
        <translation>モデルカードによれば、モデル「{name}」はある分類をほとんど検出しません：{lesion}（未見の症例での平均 Dice は最大 {dice}）。その分類では信頼しないでください。</translation>
    </message>
    <message>
        <source>No lungs were found, so nothing was segmented; look at the CT, or choose another lung mask.</source>
        <translation>肺が見つからなかったため、何もセグメントしませんでした。CTを確認するか、別の肺マスクを選んでください。</translation>
    </message>
    <message>
        <source>{odd} of {count} slices is blank, or constant in a part where the slices beside show the body (number {number} from below is the first), as after a copy that broke off; copy or export the CT again.</source>
        <translation>{count} 枚のスライスのうち {odd} 枚が空白か、隣のスライスで体が写る部分が一定値です（最初は下から {number} 番目）。コピーが途中で切れたようです。CTをもう一度コピーするかエクスポートしてください。</translation>
    </message>
    <message>
        <source>{odd} of {count} slices are blank, or constant in a part where the slices beside show the body (number {number} from below is the first), as after a copy that broke off; copy or export the CT again.</source>
        <translation>{count} 枚のスライスのうち {odd} 枚が空白か、隣のスライスで体が写る部分が一定値です（最初は下から {number} 番目）。コピーが途中で切れたようです。CTをもう一度コピーするかエクスポートしてください。</translation>
    </message>
    <message>
        <source>{odd} of {count} slices is {blank}, {end}: a copy may have broken off, and nothing is found there.</source>
        <translation>{count} 枚のスライスのうち {odd} 枚が{end}で{blank}です。コピーが途中で切れた可能性があり、そこでは何も見つかりません。</translation>
    </message>
    <message>
        <source>{odd} of {count} slices are {blank}, {end}: a copy may have broken off, and nothing is found there.</source>
        <translation>{count} 枚のスライスのうち {odd} 枚が{end}で{blank}です。コピーが途中で切れた可能性があり、そこでは何も見つかりません。</translation>
    </message>
    <message>
        <source>1 slice repeats exactly the one below (number {number} from below is the first): volumes are too large by as much.</source>
        <translation>1 枚のスライスが下のスライスとまったく同じです（最初は下から {number} 番目）。その分だけ体積が大きくなります。</translation>
    </message>
    <message>
        <source>{count} slices repeat exactly the one below (number {number} from below is the first): volumes are too large by as much.</source>
        <translation>{count} 枚のスライスが下のスライスとまったく同じです（最初は下から {number} 番目）。その分だけ体積が大きくなります。</translation>
    </message>
    <message>
        <source>The picture jumps between neighbouring slices in 1 place (first after number {number} from below): slices may be missing there, or in a wrong order, and volumes wrong.</source>
        <translation>隣り合うスライスの間で画像が 1 か所で飛んでいます（最初は下から {number} 番目の後）。スライスが欠けているか順序が誤っている可能性があり、体積は正しくありません。</translation>
    </message>
    <message>
        <source>The picture jumps between neighbouring slices in {count} places (first after number {number} from below): slices may be missing there, or in a wrong order, and volumes wrong.</source>
        <translation>隣り合うスライスの間で画像が {count} か所で飛んでいます（最初は下から {number} 番目の後）。スライスが欠けているか順序が誤っている可能性があり、体積は正しくありません。</translation>
    </message>
    <message>
        <source>The slices are in a wrong order: the picture jumps after number {number} from below, and the highest slice goes on into the lowest, as where the upper part of a scan was stored below its lower one; zones, and what is found near the jump, are then wrong: export the CT again.</source>
        <translation>スライスの順序が誤っています：下から {number} 番目の後で画像が飛び、最上のスライスが最下のスライスへ続いています。撮影の上部が下部の下に保存されたと考えられ、領域と、飛びの近くで検出されたものは誤りになります：CT を書き出し直してください。</translation>
    </message>
    <message>
        <source>{odd} of {count} slices look more like slices elsewhere than like those beside them: they are in a wrong order, or the chest is there twice; volumes and zones are then wrong: export the CT again.</source>
        <translation>{count} 枚中 {odd} 枚のスライスが、隣よりも離れたスライスに似ています。順序が誤っているか、胸部が二重に入っており、体積と領域は誤りになります：CT を書き出し直してください。</translation>
    </message>
    <message>
        <source>Outside its field of view the CT is filled with {values} HU, in 1 slice; that was taken for air.</source>
        <translation>視野の外が 1 枚のスライスで {values} HU で埋められています。空気とみなしました。</translation>
    </message>
    <message>
        <source>Outside its field of view the CT is filled with {values} HU, in {count} slices; that was taken for air.</source>
        <translation>視野の外が {count} 枚のスライスで {values} HU で埋められています。空気とみなしました。</translation>
    </message>
    <message>
        <source>What lies beside that fill, about {median} HU, is neither air nor body: grey values may be inverted, or the lungs cut out, and what is found is then wrong; export the CT in HU.</source>
        <translation>その埋められた部分の隣は約 {median} HU で、空気でも体でもありません。濃淡値が反転しているか、肺だけが切り抜かれている可能性があり、検出結果は誤りになります。CT を HU で書き出してください。</translation>
    </message>
    <message>
        <source>The series holds {drawback}.</source>
        <translation>このシリーズには{drawback}が含まれます。</translation>
    </message>
    <message>
        <source>Of {count} CT series, {series} was taken, since {why}; 'covidseg series' lists them, --series chooses another.</source>
        <translation>CTシリーズ {count} 個のうち {series} を使いました。理由：{why}。'covidseg series' で一覧でき、--series で別のものを選べます。</translation>
    </message>
    <message>
        <source>1 image was left out: at another angle than the others, a scout.</source>
        <translation>1 枚の画像を除きました。他と角度が異なる位置決め画像です。</translation>
    </message>
    <message>
        <source>{count} images were left out: at another angle than the others, a scout.</source>
        <translation>{count} 枚の画像を除きました。他と角度が異なる位置決め画像です。</translation>
    </message>
    <message>
        <source>The slices name {count} series, but lie on one grid of one study: they were read as one CT.</source>
        <translation>スライスは {count} 個のシリーズに属しますが、一つの検査の同じ格子上にあるため、一つのCTとして読み込みました。</translation>
    </message>
    <message>
        <source>{name} was read by the names of its segments: {listed}.</source>
        <translation>{name} はセグメントの名前に従って読み込みました：{listed}。</translation>
    </message>
    <message>
        <source>{name} was read by the names of its segments: {listed}; left out: {others}.</source>
        <translation>{name} はセグメントの名前に従って読み込みました：{listed}。除いたもの：{others}。</translation>
    </message>
    <message>
        <source>{name} was taken for lobes as {scheme} numbers them: {lobes}.</source>
        <translation>{name} は {scheme} の番号による肺葉とみなしました：{lobes}。</translation>
    </message>
    <message>
        <source>{name} has right and left the other way round than the CT: what it calls right lies on the patient's left; the sides were taken from where they lie, so check the mask.</source>
        <translation>{name} の左右がCTと逆です。右とされたものが患者の左にあります。左右は位置から決めたので、マスクを確認してください。</translation>
    </message>
    <message>
        <source>{path} is no zip archive, damaged or cut off; copy or export it again.</source>
        <translation>{path} はzipアーカイブではないか、破損しているか、途中で切れています。もう一度コピーするかエクスポートしてください。</translation>
    </message>
    <message>
        <source>{path} may not be read by you; change its permissions or copy it.</source>
        <translation>{path} を読む権限がありません。権限を変更するか、コピーしてください。</translation>
    </message>
    <message>
        <source>{path} holds {size} GB, more than there is room for in {folder}; make room, or unpack it where there is.</source>
        <translation>{path} は {size} GB あり、{folder} の空き容量を超えます。空きを作るか、空きのある場所で展開してください。</translation>
    </message>
    <message>
        <source>{path} holds {count} files, more than any study; give the folder of the study.</source>
        <translation>{path} には {count} 個のファイルがあり、どの検査よりも多い数です。検査のフォルダーを指定してください。</translation>
    </message>
    <message>
        <source>{path} names a file outside itself ({file}); it is not to be trusted.</source>
        <translation>{path} は自分の外のファイル（{file}）を指しており、信頼できません。</translation>
    </message>
    <message>
        <source>{path} holds a link ({file}), not a file; zip the files themselves.</source>
        <translation>{path} にはファイルではなくリンク（{file}）があります。ファイル自体を圧縮してください。</translation>
    </message>
    <message>
        <source>{path} is protected by a password; unpack it, and give the folder.</source>
        <translation>{path} はパスワードで保護されています。展開して、フォルダーを指定してください。</translation>
    </message>
    <message>
        <source>{path} would unpack to {size} GB from {packed} MB, as no study does; it is not to be trusted.</source>
        <translation>{path} は {packed} MB から {size} GB に展開されます。検査ではあり得ないため、信頼できません。</translation>
    </message>
    <message>
        <source>{path} is an empty archive; zip the folder of the study again.</source>
        <translation>{path} は空のアーカイブです。検査のフォルダーをもう一度圧縮してください。</translation>
    </message>
    <message>
        <source>{path} holds {file} twice; zip the folder of the study again.</source>
        <translation>{path} に {file} が二つあります。検査のフォルダーをもう一度圧縮してください。</translation>
    </message>
    <message>
        <source>{path} is damaged or packed in an unknown way ({file} is the first); zip it again.</source>
        <translation>{path} は破損しているか、未知の方法で圧縮されています（最初は {file}）。もう一度圧縮してください。</translation>
    </message>
    <message>
        <source>{path} does not exist; check the name.</source>
        <translation>{path} は存在しません。名前を確認してください。</translation>
    </message>
    <message>
        <source>{path} is a pipe or a device, not a file; write the image to a file first.</source>
        <translation>{path} はパイプかデバイスで、ファイルではありません。先に画像をファイルに書き出してください。</translation>
    </message>
    <message>
        <source>{path} is a 2-D picture, not a CT volume; export the CT as DICOM, NIfTI, NRRD or MHA.</source>
        <translation>{path} は2次元の画像で、CTのボリュームではありません。CTをDICOM、NIfTI、NRRD、MHAのいずれかでエクスポートしてください。</translation>
    </message>
    <message>
        <source>{path} is no image that CovidSeg reads; expected {formats} or DICOM.</source>
        <translation>{path} はCovidSegが読める画像ではありません。{formats} またはDICOMにしてください。</translation>
    </message>
    <message>
        <source>{path} is {stand_in}, not an image; {remedy}.</source>
        <translation>{path} は{stand_in}であり、画像ではありません。{remedy}。</translation>
    </message>
    <message>
        <source>{path} is {stand_in}, not a zip archive; download the file itself.</source>
        <translation>{path} は{stand_in}であり、zip アーカイブではありません。ファイルそのものをダウンロードしてください。</translation>
    </message>
    <message>
        <source>{path} holds {file}, no DICOM study; unpack it, and give that file.</source>
        <translation>{path} に含まれるのは {file} で、DICOM 検査ではありません。展開してそのファイルを指定してください。</translation>
    </message>
    <message>
        <source>{path} is an empty file; copy or export it again.</source>
        <translation>{path} は空のファイルです。もう一度コピーするかエクスポートしてください。</translation>
    </message>
    <message>
        <source>{path} is {dimensions}, expected one volume with 3 dimensions.</source>
        <translation>{path} は{dimensions}です。3次元のボリューム一つにしてください。</translation>
    </message>
    <message>
        <source>{path} needs more memory than there is, or its header is damaged; close other programs, or crop it.</source>
        <translation>{path} は使えるメモリより大きいか、ヘッダーが破損しています。他のプログラムを閉じるか、画像を切り取ってください。</translation>
    </message>
    <message>
        <source>{path} cannot be read: it is damaged, cut off or not the kind of image that its name says; copy or export it again.</source>
        <translation>{path} を読めません。破損しているか、途中で切れているか、名前の示す種類の画像ではありません。もう一度コピーするかエクスポートしてください。</translation>
    </message>
    <message>
        <source>{path} is no label map: its values run from {low} to {high}, expected 0 to 255.</source>
        <translation>{path} はラベルマップではありません。値は {low} から {high} で、0から255であるべきです。</translation>
    </message>
    <message>
        <source>{path} is no label map: it holds fractions, expected whole numbers (0 is background).</source>
        <translation>{path} はラベルマップではありません。小数が含まれています。整数（0は背景）にしてください。</translation>
    </message>
    <message>
        <source>{path} holds the segment {segment}, no lesions; expected {names}.</source>
        <translation>{path} には病変ではなくセグメント {segment} があります。{names} にしてください。</translation>
    </message>
    <message>
        <source>{path} has the segment {segment} beside lesions; keep only {names}.</source>
        <translation>{path} には病変のほかにセグメント {segment} があります。{names} だけを残してください。</translation>
    </message>
    <message>
        <source>{path} names a segmentation (.seg.nrrd), expected an image: choose .nii.gz, .nrrd or .mha.</source>
        <translation>{path} はセグメンテーション (.seg.nrrd) です。画像として .nii.gz、.nrrd、.mha のいずれかを選んでください。</translation>
    </message>
    <message>
        <source>{path} has the wrong suffix; end its name in {suffixes}.</source>
        <translation>{path} の拡張子が違います。名前の末尾を {suffixes} にしてください。</translation>
    </message>
    <message>
        <source>{path} is a folder; give the name of a file to write.</source>
        <translation>{path} はフォルダーです。書き込むファイルの名前を指定してください。</translation>
    </message>
    <message>
        <source>Cannot write {path}: {folder} is not a folder you may write to; choose another.</source>
        <translation>{path} を書き込めません。{folder} に書き込む権限がありません。別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>Cannot write {path}: {reason}.</source>
        <translation>{path} を書き込めません。{reason}。</translation>
    </message>
    <message>
        <source>{path} exists and is not replaced; choose another name, or remove it.</source>
        <translation>{path} は既にあり、置き換えません。別の名前を選ぶか、削除してください。</translation>
    </message>
    <message>
        <source>{path} appeared while it was computed and is not replaced; choose another name.</source>
        <translation>{path} は計算中に作られたため、置き換えません。別の名前を選んでください。</translation>
    </message>
    <message>
        <source>{path} is being written by another run; wait for it, or choose another name.</source>
        <translation>{path} は別の実行が書き込み中です。終わるのを待つか、別の名前を選んでください。</translation>
    </message>
    <message>
        <source>{path} holds colours or vectors, not a grey-value image; export the CT itself.</source>
        <translation>{path} は色かベクトルで、濃淡画像ではありません。CTそのものをエクスポートしてください。</translation>
    </message>
    <message>
        <source>{path} holds colours or complex numbers, not a grey-value image; export the CT itself.</source>
        <translation>{path} は色か複素数で、濃淡画像ではありません。CTそのものをエクスポートしてください。</translation>
    </message>
    <message>
        <source>{path} holds colours or overlapping segments, not one label map; export it as a label map.</source>
        <translation>{path} は色か重なったセグメントで、一つのラベルマップではありません。ラベルマップとしてエクスポートしてください。</translation>
    </message>
    <message>
        <source>{path} is a MetaImage kept as text or in several files; save it as one .mha or .nii.gz.</source>
        <translation>{path} はテキストか複数ファイルのMetaImageです。一つの .mha か .nii.gz として保存してください。</translation>
    </message>
    <message>
        <source>{path} keeps its voxels in {data}, which is not beside it; copy both files.</source>
        <translation>{path} のボクセルは {data} にありますが、隣にありません。両方のファイルをコピーしてください。</translation>
    </message>
    <message>
        <source>{path} keeps its voxels in a bzip2 file; save it with gzip, or as .mha.</source>
        <translation>{path} のボクセルはbzip2ファイルにあります。gzipで、または .mha として保存してください。</translation>
    </message>
    <message>
        <source>{path} is not a NIfTI image in one file; convert it to .nii.gz.</source>
        <translation>{path} は一つのファイルのNIfTI画像ではありません。.nii.gz に変換してください。</translation>
    </message>
    <message>
        <source>{path} claims an impossible size: its header is damaged; copy it again.</source>
        <translation>{path} のサイズはあり得ません。ヘッダーが破損しています。もう一度コピーしてください。</translation>
    </message>
    <message>
        <source>{path} claims an impossible size: its header is damaged; copy or export it again.</source>
        <translation>{path} のサイズはあり得ません。ヘッダーが破損しています。もう一度コピーするかエクスポートしてください。</translation>
    </message>
    <message>
        <source>{path} has a spacing of 0 or a singular direction matrix; export it again.</source>
        <translation>{path} の間隔が0か、方向行列が特異です。もう一度エクスポートしてください。</translation>
    </message>
    <message>
        <source>The image's geometry is unusable (a spacing of 0, NaN, a singular direction matrix); export it again.</source>
        <translation>画像の幾何情報が使えません（間隔が0、NaN、方向行列が特異）。もう一度エクスポートしてください。</translation>
    </message>
    <message>
        <source>Expected a volume with 3 dimensions; this one has {dimensions}.</source>
        <translation>3次元のボリュームが必要です。これは {dimensions} 次元です。</translation>
    </message>
    <message>
        <source>{path} should hold {size} voxels, which it cannot: it is cut off or damaged; copy it again.</source>
        <translation>{path} には {size} 個のボクセルがあるはずですが、途中で切れているか破損しています。もう一度コピーしてください。</translation>
    </message>
    <message>
        <source>{name} has voxels that are NaN or infinite; replace them by air (-1000 HU).</source>
        <translation>{name} にNaNか無限大のボクセルがあります。空気（-1000 HU）に置き換えてください。</translation>
    </message>
    <message>
        <source>{name} is empty: every voxel is {value}; export the CT again.</source>
        <translation>{name} は空です。すべてのボクセルが {value} です。CTをもう一度エクスポートしてください。</translation>
    </message>
    <message>
        <source>{name} looks like 8-bit pixels (0…255), not Hounsfield units; export the CT in HU or pass --window LOW,HIGH.</source>
        <translation>{name} は8ビットの画素（0…255）のようで、Hounsfield単位ではありません。CTをHUでエクスポートするか、コマンドラインで --window LOW,HIGH を指定してください。</translation>
    </message>
    <message>
        <source>{name} is not a chest CT in Hounsfield units: its values run from {low} to {high} and none is air (about -1000 HU), as in MR, a mask or CT without its rescale intercept; export the CT in HU.</source>
        <translation>{name} はHounsfield単位の胸部CTではありません。値は {low} から {high} で、空気（約 -1000 HU）がありません。MR、マスク、またはrescale interceptのないCTのようです。CTをHUでエクスポートしてください。</translation>
    </message>
    <message>
        <source>{name} is not in Hounsfield units: {share} % of its values lie beyond {least} to {most} ({low} to {high} in all); check the rescale slope, and export the CT in HU.</source>
        <translation>{name} はHounsfield単位ではありません。値の {share} % が {least} から {most} の外にあります（全体は {low} から {high}）。rescale slopeを確認し、CTをHUでエクスポートしてください。</translation>
    </message>
    <message>
        <source>{name} is not in Hounsfield units: {share} % of its values lie between {least} and {most}, where a CT has dense bone alone; the rescale intercept (-1024) seems to be lost, or grey values are inverted: export the CT in HU.</source>
        <translation>{name} はハウンズフィールド単位ではありません：値の {share} % が {least} から {most} の間にあり、CT ではそこは緻密な骨だけです。rescale intercept（-1024）が失われたか、濃淡値が反転しているようです：CT を HU で書き出してください。</translation>
    </message>
    <message>
        <source>{name} is not in Hounsfield units: {share} % of its values lie about {median}, and air, the darkest, at -1000; grey values may be inverted or the rescale intercept wrong: export the CT in HU.</source>
        <translation>{name} はハウンズフィールド単位ではありません：値の {share} % が {median} 前後にあり、最も暗い空気は -1000 です。濃淡値が反転しているか、rescale intercept が誤っているかもしれません：CT を HU で書き出してください。</translation>
    </message>
    <message>
        <source>{name} is not in Hounsfield units: its values reach {below} below air, but {above} above soft tissue, the other way round than bone; grey values may be inverted or the rescale intercept wrong: export the CT in HU.</source>
        <translation>{name} はハウンズフィールド単位ではありません：値が空気より {below} 下まで、軟部組織より {above} 上までで、骨とは逆です。濃淡値が反転しているか、rescale intercept が誤っているかもしれません：CT を HU で書き出してください。</translation>
    </message>
    <message>
        <source>{name} has inverted grey values: all its corners are bright, where the air around a patient is dark; export the CT in HU.</source>
        <translation>{name} の濃淡が反転しています。患者の周りの空気は暗いはずですが、四隅がすべて明るくなっています。CTをHUでエクスポートしてください。</translation>
    </message>
    <message>
        <source>{name} holds nothing but air, no patient; check that the right image was exported.</source>
        <translation>{name} には空気しかなく、患者が写っていません。正しい画像をエクスポートしたか確認してください。</translation>
    </message>
    <message>
        <source>No series in {folder} is called {wanted}; the folder holds {listed}.</source>
        <translation>{folder} に {wanted} というシリーズはありません。フォルダーにあるのは {listed} です。</translation>
    </message>
    <message>
        <source>The series {description} in {folder} is {kind}; give a CT series of the chest.</source>
        <translation>{folder} のシリーズ {description} は使えません（{kind}）。胸部CTのシリーズを指定してください。</translation>
    </message>
    <message>
        <source>{folder} holds {listed}, none of them clearly best; {advice}.</source>
        <translation>{folder} には {listed} があり、明らかに最良のものがありません。{advice}。</translation>
    </message>
    <message>
        <source>{folder} is not a folder; give the folder of a DICOM series.</source>
        <translation>{folder} はフォルダーではありません。DICOMシリーズのフォルダーを指定してください。</translation>
    </message>
    <message>
        <source>The folder {folder} {emptiness}; give the folder of a CT series, or an image file.</source>
        <translation>フォルダー {folder} {emptiness}。CTシリーズのフォルダーか画像ファイルを指定してください。</translation>
    </message>
    <message>
        <source>The archive {path} {emptiness}; give the folder of a CT series, or an image file.</source>
        <translation>アーカイブ {path} {emptiness}。CTシリーズのフォルダーか画像ファイルを指定してください。</translation>
    </message>
    <message>
        <source>The folder {folder} may not be read by you; change its permissions.</source>
        <translation>フォルダー {folder} を読む権限がありません。権限を変更してください。</translation>
    </message>
    <message>
        <source>{name} has slices of different or impossible sizes; export one reconstruction only.</source>
        <translation>{name} のスライスのサイズが異なるか、あり得ないものです。再構成を一つだけエクスポートしてください。</translation>
    </message>
    <message>
        <source>{name} has slices at different angles or pixel spacings; export one reconstruction only.</source>
        <translation>{name} のスライスの角度か画素間隔が異なります。再構成を一つだけエクスポートしてください。</translation>
    </message>
    <message>
        <source>{name} has slices of {count} {owners}; export each on its own.</source>
        <translation>{name} には {count} 件の{owners}のスライスがあります。別々にエクスポートしてください。</translation>
    </message>
    <message>
        <source>{name} holds {woven} acquisitions woven into each other (the {element} jumps to and fro from slice to slice), as of two breaths or phases; export one of them only.</source>
        <translation>{name} には {woven} 回の撮影が交互に混ざっています（{element} がスライスごとに行き来します）。二回の呼吸か位相のようです。一つだけエクスポートしてください。</translation>
    </message>
    <message>
        <source>{name} holds {count} acquisitions or reconstructions over the same part of the body, by their {element} ({parts}), as of two breaths or phases; export one of them only.</source>
        <translation>{name} には {element}（{parts}）によると同じ部位の撮影か再構成が {count} 件あります。二回の呼吸か位相のようです。一つだけエクスポートしてください。</translation>
    </message>
    <message>
        <source>{name} has several slices at the same place ({place} mm along the slice normal) that differ: two phases or reconstructions in one; export one of them only.</source>
        <translation>{name} の同じ位置（スライス法線方向 {place} mm）に異なるスライスが複数あります。二つの位相か再構成が混ざっています。一つだけエクスポートしてください。</translation>
    </message>
    <message>
        <source>{name} has a gap of {gap} mm {where} where slices are {usual} mm apart: {missing} or more missing; export the whole series.</source>
        <translation>{name} には{where}に {gap} mm の隙間があります（通常の間隔は {usual} mm）。{missing} 枚以上欠けています。シリーズ全体をエクスポートしてください。</translation>
    </message>
    <message>
        <source>{name} is irregular: slices stand {least} to {gap} mm apart (widest {where}), or not on a line; export a reconstruction with one spacing.</source>
        <translation>{name} は不規則です。スライス間隔が {least} から {gap} mm（最大は{where}）か、一直線上にありません。間隔が一定の再構成をエクスポートしてください。</translation>
    </message>
    <message>
        <source>{path} is compressed as {name} ({uid}), which CovidSeg cannot decode; export the series uncompressed.</source>
        <translation>{path} は {name}（{uid}）で圧縮されており、CovidSegは復号できません。非圧縮でシリーズをエクスポートしてください。</translation>
    </message>
    <message>
        <source>{path} has a decimal comma in its rescale slope or intercept ({values}), which would give wrong HU; export the series again.</source>
        <translation>{path} のrescale slopeかinterceptに小数のコンマがあり（{values}）、HUが誤ります。シリーズをもう一度エクスポートしてください。</translation>
    </message>
    <message>
        <source>Of {count} slices, {without} without a rescale slope or intercept stand among others with it ({path} is the first): their values are not in one scale; export the series again.</source>
        <translation>{count} 枚のスライスのうち {without} 枚にはrescale slopeかinterceptがなく、他にはあります（最初は {path}）。値の尺度が揃っていません。シリーズをもう一度エクスポートしてください。</translation>
    </message>
    <message>
        <source>{path} has frames of different rescale slopes or intercepts; export one file a slice.</source>
        <translation>{path} のフレームごとにrescale slopeかinterceptが異なります。スライスごとに一つのファイルでエクスポートしてください。</translation>
    </message>
    <message>
        <source>{path} has {shape} pixels where its header says {expected}: damaged.</source>
        <translation>{path} の画素は {shape} ですが、ヘッダーでは {expected} です。破損しています。</translation>
    </message>
    <message>
        <source>{odd} of {count} slices is {uniform} ({path} is the first), as after a copy that broke off; copy or export the series again.</source>
        <translation>{count} 枚のスライスのうち {odd} 枚が{uniform}です（最初は {path}）。コピーが途中で切れたようです。シリーズをもう一度コピーするかエクスポートしてください。</translation>
    </message>
    <message>
        <source>{odd} of {count} slices are {uniform} ({path} is the first), as after a copy that broke off; copy or export the series again.</source>
        <translation>{count} 枚のスライスのうち {odd} 枚が{uniform}です（最初は {path}）。コピーが途中で切れたようです。シリーズをもう一度コピーするかエクスポートしてください。</translation>
    </message>
    <message>
        <source>{path} cannot be decoded: damaged or cut off; copy or export the series again.</source>
        <translation>{path} を復号できません。破損しているか途中で切れています。シリーズをもう一度コピーするかエクスポートしてください。</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}); copy or export the series again.</source>
        <translation>{path} を読めません（{reason}）。シリーズをもう一度コピーするかエクスポートしてください。</translation>
    </message>
    <message>
        <source>{count} of the CT slices in {folder} cannot be read ({path} is the first: {reason}); copy or export the series again.</source>
        <translation>{folder} のCTスライスのうち {count} 枚を読めません（最初は {path}：{reason}）。シリーズをもう一度コピーするかエクスポートしてください。</translation>
    </message>
    <message>
        <source>{path} is no slice of a CT; give the files of one CT series.</source>
        <translation>{path} はCTのスライスではありません。一つのCTシリーズのファイルを指定してください。</translation>
    </message>
    <message>
        <source>There is no DICOM file to read; give the files of one CT series.</source>
        <translation>読み込むDICOMファイルがありません。一つのCTシリーズのファイルを指定してください。</translation>
    </message>
    <message>
        <source>{path} is a DICOM segmentation, not a CT; give the folder of the CT series.</source>
        <translation>{path} はDICOMのセグメンテーションで、CTではありません。CTシリーズのフォルダーを指定してください。</translation>
    </message>
    <message>
        <source>{path} holds no image (a report or the like); give a CT series of the chest.</source>
        <translation>{path} に画像がありません（レポートなど）。胸部CTのシリーズを指定してください。</translation>
    </message>
    <message>
        <source>{path} holds {count} DICOM SEG objects, expected one label map; give the file itself.</source>
        <translation>{path} には {count} 個のDICOM SEGがあります。ラベルマップは一つであるべきです。ファイル自体を指定してください。</translation>
    </message>
    <message>
        <source>{path} is {document}, expected a label map; convert it to DICOM SEG, .nii.gz or .seg.nrrd, in 3D Slicer for instance.</source>
        <translation>{path} は{document}です。ラベルマップが必要です。3D Slicerなどで DICOM SEG、.nii.gz、.seg.nrrd のいずれかに変換してください。</translation>
    </message>
    <message>
        <source>{path} has more than 255 segments; export those that are wanted.</source>
        <translation>{path} のセグメントが255を超えています。必要なものだけをエクスポートしてください。</translation>
    </message>
    <message>
        <source>{path} is damaged: it has {frames} frames and {places} places; export it again.</source>
        <translation>{path} は破損しています（フレーム {frames}、位置 {places}）。もう一度エクスポートしてください。</translation>
    </message>
    <message>
        <source>{path} has frames at different angles or spacings; export it again on one CT.</source>
        <translation>{path} のフレームの角度か間隔が異なります。一つのCTの上で、もう一度エクスポートしてください。</translation>
    </message>
    <message>
        <source>{path} holds probabilities, not labels; convert it to a binary segmentation, in 3D Slicer for instance.</source>
        <translation>{path} はラベルではなく確率です。3D Slicerなどで二値のセグメンテーションに変換してください。</translation>
    </message>
    <message>
        <source>{path} has planes at uneven distances ({length} mm in all); give it as .nii.gz.</source>
        <translation>{path} の面の間隔が不揃いです（全体で {length} mm）。.nii.gz で指定してください。</translation>
    </message>
    <message>
        <source>{path} does not lie on the grid of the CT; give the segmentation that was made on this CT.</source>
        <translation>{path} はCTの格子上にありません。このCTで作ったセグメンテーションを指定してください。</translation>
    </message>
    <message>
        <source>{path} reaches beyond the CT; give the segmentation that was made on this CT.</source>
        <translation>{path} がCTの外に出ています。このCTで作ったセグメンテーションを指定してください。</translation>
    </message>
    <message>
        <source>Slices of the CT share a SOP Instance UID, so DICOM SEG cannot refer to them; export NIfTI instead.</source>
        <translation>CTのスライスがSOP Instance UIDを共有しているため、DICOM SEGから参照できません。代わりにNIfTIでエクスポートしてください。</translation>
    </message>
    <message>
        <source>The segmentation is empty, and DICOM SEG cannot hold that; there is nothing to export.</source>
        <translation>セグメンテーションが空で、DICOM SEGでは保存できません。エクスポートするものがありません。</translation>
    </message>
    <message>
        <source>DICOM SEG needs the package highdicom; install it: pip install highdicom</source>
        <translation>DICOM SEGにはパッケージhighdicomが必要です。インストールしてください：pip install highdicom</translation>
    </message>
    <message>
        <source>The DICOM files of the CT lack something that DICOM SEG needs ({reason}); export the label map as NIfTI.</source>
        <translation>CTのDICOMファイルに、DICOM SEGに必要なもの（{reason}）がありません。ラベルマップをNIfTIでエクスポートしてください。</translation>
    </message>
    <message>
        <source>The segmentation does not lie on the grid of the CT's DICOM files, so it cannot refer to them; segment the CT as it was loaded, not a cropped, resampled or moved one.</source>
        <translation>セグメンテーションがCTのDICOMファイルの格子上にないため、参照できません。切り取り・再標本化・移動をしていない、読み込んだままのCTをセグメントしてください。</translation>
    </message>
    <message>
        <source>{folder} holds {count} series of one slice each that are not one CT: it {why}</source>
        <translation>{folder} には一枚ずつのシリーズが {count} 個ありますが、一つのCTになりません（{why}）</translation>
    </message>
    <message>
        <source>The CT cannot be a human chest: its voxels measure {voxels} mm and the whole image {whole} mm; correct the voxel size or its unit, and try again.</source>
        <translation>このCTは人の胸部ではあり得ません。ボクセルは {voxels} mm、画像全体は {whole} mm です。ボクセルサイズか単位を直して、もう一度試してください。</translation>
    </message>
    <message>
        <source>The lungs found measure {litres} L, more than any human's ({most} L); correct the voxel size ({grid}), or give a lung mask.</source>
        <translation>見つかった肺は {litres} L で、人の肺（{most} L）より大きいです。ボクセルサイズ（{grid}）を直すか、肺マスクを指定してください。</translation>
    </message>
    <message>
        <source>The point lies outside of the CT; point at a place inside of it.</source>
        <translation>その点はCTの外にあります。CTの中を指してください。</translation>
    </message>
    <message>
        <source>The lungs of this result are not known; segment the CT again, or correct the lungs first.</source>
        <translation>この結果の肺が分かりません。CTをもう一度セグメントするか、先に肺を修正してください。</translation>
    </message>
    <message>
        <source>There is no lesion where the click lies; click on what is to go.</source>
        <translation>クリックした場所に病変がありません。取り除くものをクリックしてください。</translation>
    </message>
    <message>
        <source>The click lies where no such lesion can be; click inside the lungs, or on what is to go.</source>
        <translation>クリックした場所にそのような病変はあり得ません。肺の中か、取り除くものをクリックしてください。</translation>
    </message>
    <message>
        <source>{name} holds no voxels; load the image again or choose another.</source>
        <translation>{name} にボクセルがありません。画像をもう一度読み込むか、別の画像を選んでください。</translation>
    </message>
    <message>
        <source>The transform of the CT spreads it over far more space than a chest; take the CT out of the transform.</source>
        <translation>CTの変換により、胸部よりはるかに大きく広がっています。CTを変換から外してください。</translation>
    </message>
    <message>
        <source>The CT of {name} is no longer in the scene; load it again.</source>
        <translation>{name} のCTがシーンにありません。もう一度読み込んでください。</translation>
    </message>
    <message>
        <source>There is no CT to segment; choose a volume.</source>
        <translation>セグメントするCTがありません。ボリュームを選んでください。</translation>
    </message>
    <message>
        <source>{name} is a label map, expected a CT; choose the volume that it was made from.</source>
        <translation>{name} はラベルマップです。CTが必要です。元のボリュームを選んでください。</translation>
    </message>
    <message>
        <source>{name} holds colours or vectors, expected a CT; choose a grey-value volume.</source>
        <translation>{name} はカラーまたはベクトルです。CTが必要です。グレースケールのボリュームを選んでください。</translation>
    </message>
    <message>
        <source>{name} no longer has the segment that was chosen as lungs; choose another.</source>
        <translation>{name} に、肺として選んだセグメントがもうありません。別のものを選んでください。</translation>
    </message>
    <message>
        <source>The CT has left the scene; load it again and segment it.</source>
        <translation>CTがシーンからなくなりました。もう一度読み込んでセグメントしてください。</translation>
    </message>
    <message>
        <source>{name} and the CT are under different transforms, so its labels cannot be replaced; make a new segmentation.</source>
        <translation>{name} とCTは異なる変換の下にあるため、ラベルを置き換えられません。新しいセグメンテーションを作成してください。</translation>
    </message>
    <message>
        <source>{name} is no image; choose a volume.</source>
        <translation>{name} は画像ではありません。ボリュームを選んでください。</translation>
    </message>
    <message>
        <source>{name} cannot be turned into a label map; convert it in Segmentations first.</source>
        <translation>{name} をラベルマップに変換できません。先に Segmentations で変換してください。</translation>
    </message>
    <message>
        <source>The labels have {labels} voxels and {name} has {voxels}: the CT was changed since; segment it again.</source>
        <translation>ラベルは {labels} ボクセル、{name} は {voxels} ボクセルです。CTがその後変更されました。もう一度セグメントしてください。</translation>
    </message>
    <message>
        <source>The CT has voxels that are NaN, infinite or no numbers; replace them by air (-1000 HU).</source>
        <translation>CTにNaN、無限大、または数値でないボクセルがあります。空気（-1000 HU）に置き換えてください。</translation>
    </message>
    <message>
        <source>The network of the model '{name}' gave values that are no numbers (NaN); its training went wrong: choose another model.</source>
        <translation>モデル「{name}」のネットワークが数値でない値（NaN）を返しました。学習に失敗しています。別のモデルを選んでください。</translation>
    </message>
    <message>
        <source>Memory ran out even for one slice or patch on the CPU; close other programs and try again.</source>
        <translation>CPUで1スライスまたは1パッチ分のメモリもありません。他のプログラムを閉じて、もう一度試してください。</translation>
    </message>
    <message>
        <source>Memory ran out; close other programs, or take a smaller part of the CT.</source>
        <translation>メモリが不足しています。他のプログラムを閉じるか、CTの一部を使ってください。</translation>
    </message>
    <message>
        <source>The device '{name}' was asked for, but this machine has {has}; choose auto or cpu.</source>
        <translation>デバイス「{name}」が指定されましたが、このコンピューターには {has} があります。auto か cpu を選んでください。</translation>
    </message>
    <message>
        <source>{name} is empty: no voxel is marked as lung; draw it again, or let CovidSeg find the lungs.</source>
        <translation>{name} は空です。肺として印の付いたボクセルがありません。描き直すか、CovidSegに肺を見つけさせてください。</translation>
    </message>
    <message>
        <source>{name} has only {segments}, no lung; draw the lungs, or leave it out.</source>
        <translation>{name} には {segments} しかなく、肺がありません。肺を描くか、マスクを使わないでください。</translation>
    </message>
    <message>
        <source>{name} does not fit the CT: {beyond} % of it lies beyond the chest's cavity, and it leaves out {missed} % of the lung; make it on this very CT, not on another or a flipped one.</source>
        <translation>{name} はCTに合いません。{beyond} % が胸腔の外にあり、肺の {missed} % が欠けています。別のCTや反転したCTではなく、このCT自体でマスクを作成してください。</translation>
    </message>
    <message>
        <source>The Python package {name} is not installed; install it first.</source>
        <translation>Pythonパッケージ {name} がインストールされていません。先にインストールしてください。</translation>
    </message>
    <message>
        <source>Stopped while looking for the lungs; nothing was written.</source>
        <translation>肺を探している間に停止しました。何も書き込んでいません。</translation>
    </message>
    <message>
        <source>Segmentation was cancelled; nothing was written.</source>
        <translation>セグメントを中止しました。何も書き込んでいません。</translation>
    </message>
    <message>
        <source>Cancelled before it began.</source>
        <translation>始まる前に中止しました。</translation>
    </message>
    <message>
        <source>Cancelled while the model was loaded.</source>
        <translation>モデルの読み込み中に中止しました。</translation>
    </message>
    <message>
        <source>Cancelled before the answer was written.</source>
        <translation>結果を書き込む前に中止しました。</translation>
    </message>
    <message>
        <source>Cancelled while the lungs were looked for.</source>
        <translation>肺を探している間に中止しました。</translation>
    </message>
    <message>
        <source>There is no device '{name}'; choose auto, cpu, cuda, cuda:N or mps.</source>
        <translation>デバイス「{name}」はありません。auto、cpu、cuda、cuda:N、mps のいずれかを選んでください。</translation>
    </message>
    <message>
        <source>The lung engine lungmask is not installed; run: pip install lungmask, or use the engine auto.</source>
        <translation>肺エンジンlungmaskがありません。pip install lungmask を実行するか、autoを使ってください。</translation>
    </message>
    <message>
        <source>lungmask could not fetch its weights ({reason}); connect to the internet once, or use the engine auto.</source>
        <translation>lungmaskの重みを取得できませんでした（{reason}）。一度インターネットに接続するか、autoを使ってください。</translation>
    </message>
    <message>
        <source>The lung network is missing ({path}: {reason}); install CovidSeg again, or choose the lung engine anatomy, which needs no weights.</source>
        <translation>肺のネットワークがありません（{path}：{reason}）。CovidSegを再インストールするか、重みの要らない肺エンジンanatomyを選んでください。</translation>
    </message>
    <message>
        <source>The weights of the lung network cannot be read ({path}: {reason}); install CovidSeg again, or choose the lung engine anatomy.</source>
        <translation>肺のネットワークの重みを読めません（{path}：{reason}）。CovidSegを再インストールするか、肺エンジンanatomyを選んでください。</translation>
    </message>
    <message>
        <source>{path} is no card of a lung network ({reason}); install CovidSeg again.</source>
        <translation>{path} は肺のネットワークのカードではありません（{reason}）。CovidSegを再インストールしてください。</translation>
    </message>
    <message>
        <source>{path} is cut off or altered: its SHA-256 is not the one in {card}; install CovidSeg again.</source>
        <translation>{path} は途中で切れているか変更されています。SHA-256が {card} のものと違います。CovidSegを再インストールしてください。</translation>
    </message>
    <message>
        <source>{path} does not fit its card ({reason}).</source>
        <translation>{path} がカードと合いません（{reason}）。</translation>
    </message>
    <message>
        <source>The lung mask {path} lies on another grid than the CT (mask {mask}; CT {ct}); make it on the CT itself.</source>
        <translation>肺マスク {path} の格子がCTと違います（マスク {mask}、CT {ct}）。CTの上で作ってください。</translation>
    </message>
    <message>
        <source>{name} has {mask} voxels and the CT {ct} along Z, Y, X; make it on the CT itself.</source>
        <translation>Z、Y、X方向のボクセル数は {name} が {mask}、CTが {ct} です。CTの上で作ってください。</translation>
    </message>
    <message>
        <source>{name} has the segment {segment}; expected lungs or lobes by name, such as 'right lung', and nothing but airways beside them.</source>
        <translation>{name} にセグメント {segment} があります。'right lung' のような名前の肺か肺葉、ほかには気道だけにしてください。</translation>
    </message>
    <message>
        <source>{name} holds the labels {labels}; expected 1 (right) and 2 (left), one label for both lungs, or the five lobes of lungmask (1 to 5) or TotalSegmentator (10 to 14) where they belong; keep only these.</source>
        <translation>{name} のラベルは {labels} です。1（右）と2（左）、両肺に一つのラベル、または正しい位置にあるlungmask（1から5）かTotalSegmentator（10から14）の五つの肺葉だけにしてください。</translation>
    </message>
    <message>
        <source>{name} does not part right from left: most of its {side} lung lies on the other side; expected 1 in the right and 2 in the left lung, or one label for both.</source>
        <translation>{name} は左右を区別していません。{side}肺の大部分が反対側にあります。右肺は1、左肺は2、または両肺に一つのラベルにしてください。</translation>
    </message>
    <message>
        <source>The label map holds the label {label}; expected 0 and {known} only.</source>
        <translation>ラベルマップにラベル {label} があります。0と {known} だけにしてください。</translation>
    </message>
    <message>
        <source>There is no lung to align; check the lung mask of both CTs.</source>
        <translation>位置合わせする肺がありません。両方のCTの肺マスクを確認してください。</translation>
    </message>
    <message>
        <source>The {what} has {voxels} voxels along Z, Y, X and its grid {grid}.</source>
        <translation>{what}：Z、Y、X方向のボクセル数は {voxels}、格子は {grid} です。</translation>
    </message>
    <message>
        <source>The array {name} of the request cannot be read ({reason}).</source>
        <translation>要求の配列 {name} を読めません（{reason}）。</translation>
    </message>
    <message>
        <source>The Resources folder of CovidSeg was not found beside {package}; install the package again.</source>
        <translation>{package} の隣にCovidSegのResourcesフォルダーがありません。パッケージを再インストールしてください。</translation>
    </message>
    <message>
        <source>The folder {folder} holds no {card}, so it is no CovidSeg model; choose another.</source>
        <translation>フォルダー {folder} に {card} がなく、CovidSegのモデルではありません。別のものを選んでください。</translation>
    </message>
    <message>
        <source>There is no model '{name}'; models on this machine: {names}.</source>
        <translation>モデル「{name}」はありません。このコンピューターのモデル：{names}。</translation>
    </message>
    <message>
        <source>The card of '{name}' holds a number that is not finite ({reason}).</source>
        <translation>「{name}」のカードに有限でない数があります（{reason}）。</translation>
    </message>
    <message>
        <source>The model '{name}' tells {class_name} from background alone, and {needers} need ground glass, consolidation and effusion told apart; choose another model, or write its label map with covidseg segment as .nii.gz.</source>
        <translation>モデル「{name}」は {class_name} と背景しか区別しませんが、{needers} にはすりガラス影・浸潤影・胸水の区別が必要です。別のモデルを選ぶか、covidseg segment でラベルマップを .nii.gz として書き出してください。</translation>
    </message>
    <message>
        <source>{path} cannot be used: {reason}.</source>
        <translation>{path} は使えません：{reason}。</translation>
    </message>
    <message>
        <source>{path} cannot be used: {reason}; copy or install the model again.</source>
        <translation>{path} は使えません：{reason}。モデルをもう一度コピーするかインストールしてください。</translation>
    </message>
    <message>
        <source>A model's name is letters, digits, '.', '_' and '-', at most 64, not '{name}'.</source>
        <translation>モデルの名前は英字、数字、「.」「_」「-」で64文字までです。「{name}」は使えません。</translation>
    </message>
    <message>
        <source>There is a model '{name}' already, in {folder}; choose another name.</source>
        <translation>モデル「{name}」は既に {folder} にあります。別の名前を選んでください。</translation>
    </message>
    <message>
        <source>{path} is {stand_in}, not the weights of a model; download the file itself.</source>
        <translation>{path} は{stand_in}であり、モデルの重みではありません。ファイルそのものをダウンロードしてください。</translation>
    </message>
    <message>
        <source>{path} is missing; copy the model's folder again.</source>
        <translation>{path} がありません。モデルのフォルダーをもう一度コピーしてください。</translation>
    </message>
    <message>
        <source>The weights '{name}' are not all finite numbers, so no model was saved; train it anew.</source>
        <translation>重み「{name}」に有限でない数があるため、モデルを保存しませんでした。学習し直してください。</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}); copy the model's folder again.</source>
        <translation>{path} を読めません（{reason}）。モデルのフォルダーをもう一度コピーしてください。</translation>
    </message>
    <message>
        <source>{path} is cut off or altered: its SHA-256 is not the one in {card}; copy the model's folder again.</source>
        <translation>{path} は途中で切れているか変更されています。SHA-256が {card} のものと違います。モデルのフォルダーをもう一度コピーしてください。</translation>
    </message>
    <message>
        <source>{path} holds numbers that are not finite, in '{name}'; choose another model.</source>
        <translation>{path} の「{name}」に有限でない数があります。別のモデルを選んでください。</translation>
    </message>
    <message>
        <source>{path} does not fit the network '{network}' ({reason}).</source>
        <translation>{path} がネットワーク「{network}」と合いません（{reason}）。</translation>
    </message>
    <message>
        <source>'{name}' prepares slices in another way than '{other}'; only models of the same preprocessing make an ensemble.</source>
        <translation>「{name}」と「{other}」ではスライスの前処理が違います。前処理が同じモデルだけがアンサンブルになります。</translation>
    </message>
    <message>
        <source>There is no network named {name}; {hint}</source>
        <translation>{name} というネットワークはありません。{hint}</translation>
    </message>
    <message>
        <source>The network '{name}' cannot be built with {key} = {value}; expected whole numbers from 1 to {channels}, at most {levels} in a list, shares below 1, true, false or a word.</source>
        <translation>{key} = {value} ではネットワーク「{name}」を作れません。1から {channels} の整数、リストは {levels} 個まで、1未満の割合、true、false、または単語にしてください。</translation>
    </message>
    <message>
        <source>The network '{name}' cannot be built with {arguments}: {reason}.</source>
        <translation>{arguments} ではネットワーク「{name}」を作れません：{reason}。</translation>
    </message>
    <message>
        <source>The members of an ensemble must be a list of 1 to {most} networks.</source>
        <translation>アンサンブルのメンバーは1から {most} 個のネットワークのリストでなければなりません。</translation>
    </message>
    <message>
        <source>Every member of an ensemble must be a table with the name of a network, no ensemble.</source>
        <translation>アンサンブルの各メンバーは、アンサンブルではないネットワークの名前を持つ表でなければなりません。</translation>
    </message>
    <message>
        <source>Unusable postprocessing: class_odds must be {count} numbers above 0, up to {most}, not {value}.</source>
        <translation>後処理が使えません：class_odds は0より大きく {most} 以下の {count} 個の数でなければなりません（{value} でした）。</translation>
    </message>
    <message>
        <source>Unusable postprocessing: min_component_ml must be from 0 to {most}, not {value}.</source>
        <translation>後処理が使えません：min_component_ml は0から {most} でなければなりません（{value} でした）。</translation>
    </message>
    <message>
        <source>Unusable postprocessing: beyond_lungs_mm must be from 0 to {most}, not {value}.</source>
        <translation>後処理が使えません：beyond_lungs_mm は0から {most} でなければなりません（{value} でした）。</translation>
    </message>
    <message>
        <source>Unusable postprocessing: sure_above must be a probability from 0 to below 1, not {value}.</source>
        <translation>後処理が使えません：sure_above は0以上1未満の確率でなければなりません（{value} でした）。</translation>
    </message>
    <message>
        <source>Unusable preprocessing: {reason}.</source>
        <translation>前処理が使えません：{reason}。</translation>
    </message>
    <message>
        <source>Unusable preprocessing: normalisation 'standard' needs mean_hu and sd_hu.</source>
        <translation>前処理が使えません：正規化「standard」には mean_hu と sd_hu が必要です。</translation>
    </message>
    <message>
        <source>{name} looks at stacks of slices; give preprocessing.patch (slices, rows, columns).</source>
        <translation>{name} はスライスの束を扱います。preprocessing.patch（スライス、行、列）を指定してください。</translation>
    </message>
    <message>
        <source>{name} looks at single slices; leave out preprocessing.patch, {patch}.</source>
        <translation>{name} は一枚ずつのスライスを扱います。preprocessing.patch（{patch}）を外してください。</translation>
    </message>
    <message>
        <source>The folder {folder} is a training run; its model is {model}.</source>
        <translation>フォルダー {folder} は学習の実行です。モデルは {model} です。</translation>
    </message>
    <message>
        <source>{name} was not loaded from DICOM, so no DICOM object can refer to it; load the CT from the DICOM database, or export NIfTI.</source>
        <translation>{name} はDICOMから読み込まれていないため、DICOMオブジェクトから参照できません。DICOMデータベースからCTを読み込むか、NIfTIでエクスポートしてください。</translation>
    </message>
    <message>
        <source>The DICOM files of {name} are no longer where they were; import the series again.</source>
        <translation>{name} のDICOMファイルが元の場所にありません。シリーズをもう一度インポートしてください。</translation>
    </message>
    <message>
        <source>{path} exists; choose another name, or allow it to be overwritten.</source>
        <translation>{path} は既にあります。別の名前を選ぶか、上書きを許可してください。</translation>
    </message>
    <message>
        <source>Slicer could not write {path}; its error log says why.</source>
        <translation>Slicerは {path} を書き込めませんでした。理由はエラーログにあります。</translation>
    </message>
    <message>
        <source>Writing NIfTI needs the package nibabel; install it, or export .seg.nrrd.</source>
        <translation>NIfTIの書き込みにはパッケージ nibabel が必要です。インストールするか、.seg.nrrd でエクスポートしてください。</translation>
    </message>
    <message>
        <source>{folder} holds {files}; choose another folder, or allow it to be overwritten.</source>
        <translation>{folder} に {files} があります。別のフォルダーを選ぶか、上書きを許可してください。</translation>
    </message>
    <message>
        <source>The report needs the package {package}; install it: pip install {package}</source>
        <translation>レポートにはパッケージ {package} が必要です。インストールしてください：pip install {package}</translation>
    </message>
    <message>
        <source>DICOM objects need the package {package}; install it: pip install {package}</source>
        <translation>DICOMオブジェクトにはパッケージ {package} が必要です。インストールしてください：pip install {package}</translation>
    </message>
    <message>
        <source>The comparison needs the package {package}; install it: pip install {package}</source>
        <translation>比較にはパッケージ {package} が必要です。インストールしてください：pip install {package}</translation>
    </message>
    <message>
        <source>Reports need jinja2 and matplotlib; run: pip install "covidseg[report]".</source>
        <translation>レポートにはjinja2とmatplotlibが必要です。実行してください：pip install "covidseg[report]"。</translation>
    </message>
    <message>
        <source>{folder} is a file; a report is a folder: give another name.</source>
        <translation>{folder} はファイルです。レポートはフォルダーです。別の名前を指定してください。</translation>
    </message>
    <message>
        <source>{path} exists; choose another name, or replace it with --force.</source>
        <translation>{path} は既にあります。別の名前を選ぶか、--force で置き換えてください。</translation>
    </message>
    <message>
        <source>{series} is no DICOM series, to which DICOM objects belong; use 'covidseg report' instead.</source>
        <translation>{series} はDICOMオブジェクトの元になるDICOMシリーズではありません。代わりに 'covidseg report' を使ってください。</translation>
    </message>
    <message>
        <source>The DICOM files of the CT lack something that a picture needs ({reason}); use the PDF instead.</source>
        <translation>CTのDICOMファイルに、画像に必要なもの（{reason}）がありません。代わりにPDFを使ってください。</translation>
    </message>
    <message>
        <source>The DICOM files of the CT name no study, to which a DICOM PDF belongs; use the PDF instead.</source>
        <translation>CTのDICOMファイルに、DICOM PDFの属する検査がありません。代わりにPDFを使ってください。</translation>
    </message>
    <message>
        <source>The DICOM files of the CT lack something that DICOM SR needs ({reason}); use the JSON instead.</source>
        <translation>CTのDICOMファイルに、DICOM SRに必要なもの（{reason}）がありません。代わりにJSONを使ってください。</translation>
    </message>
    <message>
        <source>The label map {mask} has {labels}, the CT {ct} {voxels}; take the ones made from the same CT.</source>
        <translation>ラベルマップ {mask} は {labels}、CT {ct} は {voxels} です。同じCTから作ったものを使ってください。</translation>
    </message>
    <message>
        <source>The {what} has {labels}, the CT {ct}; take the ones made from the same CT.</source>
        <translation>{what} は {labels}、CTは {ct} です。同じCTから作ったものを使ってください。</translation>
    </message>
    <message>
        <source>Expected one or more corrected labels of {known}, not {values}; say which were corrected.</source>
        <translation>{known} のうち修正したラベルが一つ以上必要です（{values} でした）。どれを修正したか指定してください。</translation>
    </message>
    <message>
        <source>The labels have {labels} voxels and the CT {ct}; take those of this CT.</source>
        <translation>ラベルのボクセル数は {labels}、CTは {ct} です。このCTのラベルを使ってください。</translation>
    </message>
    <message>
        <source>The case name {name} may hold letters, digits, - and _ only; choose another.</source>
        <translation>症例名 {name} には英字、数字、- と _ しか使えません。別の名前を選んでください。</translation>
    </message>
    <message>
        <source>The training set {folder} has a case {name}; choose another name or replace it.</source>
        <translation>学習セット {folder} に症例 {name} が既にあります。別の名前を選ぶか、置き換えてください。</translation>
    </message>
    <message>
        <source>{folder} is no training set: it holds other things; choose an empty or new folder.</source>
        <translation>{folder} は学習セットではなく、別のものが入っています。空か新しいフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>{path} is no readable Decathlon description, with a 'training' list of image and label ({reason}).</source>
        <translation>{path} は画像とラベルの 'training' リストを持つ、読めるDecathlonの説明ファイルではありません（{reason}）。</translation>
    </message>
    <message>
        <source>CT class</source>
        <translation>CTクラス</translation>
    </message>
    <message>
        <source>Six zones, 0–24</source>
        <translation>6区域、0–24</translation>
    </message>
    <message>
        <source>0: none; 1: &lt;25 %; 2: 25 to &lt;50 %; 3: 50–75 %; 4: &gt;75 % of both lungs ({opacity}). Below 1 % (our limit) CT-0 and CT-1 are not told apart. Grading by the worse lung is a variant, not used.</source>
        <translation>0：なし、1：&lt;25 %、2：25～&lt;50 %、3：50–75 %、4：&gt;75 %（両肺に対して。{opacity}）。1 %（当方の限界）未満ではCT-0とCT-1を区別しません。悪い側の肺で分類する変法は用いません。</translation>
    </message>
    <message>
        <source>Each zone 0: none; 1: &lt;25 %; 2: 25 to &lt;50 %; 3: 50 to &lt;75 %; 4: ≥75 % ({opacity}). Zones are thirds of lung height, not the anatomical zones (carina, inferior pulmonary veins) that the score was described for.</source>
        <translation>各区域 0：なし、1：&lt;25 %、2：25～&lt;50 %、3：50～&lt;75 %、4：≥75 %（{opacity}）。区域は肺の高さの3等分であり、このスコアが記載された解剖学的区域（気管分岐部、下肺静脈）ではありません。</translation>
    </message>
    <message>
        <source>CT 0–4 classes of the Moscow health department (Morozov 2020)</source>
        <translation>モスクワ市保健局のCT 0–4クラス（Morozov 2020）</translation>
    </message>
    <message>
        <source>0–24 score by six zones; the zones replaced as the rule says</source>
        <translation>6区域の0–24スコア。区域は規則のとおり置き換えています</translation>
    </message>
    <message>
        <source>The lung field is unknown or cut off by the scan.</source>
        <translation>肺野が不明か、撮影範囲で切れています。</translation>
    </message>
    <message>
        <source>Less than 1 % of the lungs: within the false-positive range.</source>
        <translation>肺の1 %未満：偽陽性の範囲内です。</translation>
    </message>
    <message>
        <source>The zones are unknown: a lung is missing, or much of the lungs is cut off by the scan.</source>
        <translation>区域が不明です。片肺がないか、肺の多くが撮影範囲で切れています。</translation>
    </message>
    <message>
        <source>{count} of its points are for parts with less than 1 %: within the false-positive range.</source>
        <translation>そのうち{count}点は1 %未満の部分によるもので、偽陽性の範囲内です。</translation>
    </message>
    <message>
        <source>The label map may be one of the lungs, not of lesions: {why}; check which file was given.</source>
        <translation>このラベルマップは病変ではなく肺のものかもしれません：{why}。どのファイルを指定したか確認してください。</translation>
    </message>
    <message>
        <source>No lungs are known: shares, zones and scores are unknown.</source>
        <translation>肺が不明です。割合、区域、スコアは不明です。</translation>
    </message>
    <message>
        <source>The scan cuts the lungs off at the {where}: volumes are of the part that it shows.</source>
        <translation>撮影範囲で肺が切れています（{where}）。体積は写っている部分のものです。</translation>
    </message>
    <message>
        <source>The scan cuts the lungs off at the {where}: volumes are of the part that it shows; zones and scores are unknown, since the outermost slice holds {share} % of the largest area of lung (limit {limit} %).</source>
        <translation>撮影範囲で肺が切れています（{where}）。体積は写っている部分のものです。最も外側のスライスに肺の最大面積の{share} %があるため（限界{limit} %）、区域とスコアは不明です。</translation>
    </message>
    <message>
        <source>The lung field has {ml} mL, which is unusual for an adult: check the lung mask.</source>
        <translation>肺野は{ml} mLで、成人としてはまれです。肺マスクを確認してください。</translation>
    </message>
    <message>
        <source>There is no {side} lung in the lung field: sides, zones and scores miss it.</source>
        <translation>肺野に{side}肺がありません。左右、区域、スコアには含まれていません。</translation>
    </message>
    <message>
        <source>{amount} of GGO or consolidation lie outside the lung field and count in no share or score.</source>
        <translation>すりガラス影またはコンソリデーションの{amount}が肺野の外にあり、割合にもスコアにも含まれません。</translation>
    </message>
    <message>
        <source>The lungs could not be laid over one another (Dice {dice}, expected {least} or more): new and resolved are unknown.</source>
        <translation>肺を重ね合わせられませんでした（Dice {dice}、{least}以上が必要）。新規と消失は不明です。</translation>
    </message>
    <message>
        <source>A scan cuts off too much of the lungs to lay them over one another: new and resolved are unknown, and volumes and shares are of different parts of the lungs.</source>
        <translation>撮像範囲から肺が大きく外れているため、肺を重ね合わせられません：新規と消失は不明で、体積と割合は肺の異なる部分のものです。</translation>
    </message>
    <message>
        <source>The lungs lie over one another only if they are mirrored, turned or stretched more than a patient can be: new and resolved are unknown.</source>
        <translation>患者ではありえないほど反転・回転・伸縮させなければ肺が重なりません：新規と消失は不明です。</translation>
    </message>
    <message>
        <source>{amount} of GGO or consolidation lie where the other CT shows nothing: they count neither as new nor as resolved.</source>
        <translation>すりガラス影またはコンソリデーションの{amount}は、もう一方のCTに写っていない場所にあり、新規にも消失にも数えません。</translation>
    </message>
    <message>
        <source>Lung volume differs by {change} %: a deeper or shallower breath changes mL more than shares.</source>
        <translation>肺の体積が{change} %異なります。吸気の深さは割合よりもmLを大きく変えます。</translation>
    </message>
    <message>
        <source>The kernels differ ({first_kernel}, {second_kernel}): HU and the well-aerated share cannot be compared.</source>
        <translation>再構成カーネルが異なります（{first_kernel}、{second_kernel}）。HUと含気良好な割合は比較できません。</translation>
    </message>
    <message>
        <source>The slice spacings differ ({first} and {second} mm): small lesions show unequally.</source>
        <translation>スライス間隔が異なります（{first}と{second} mm）。小さな病変の見え方が異なります。</translation>
    </message>
    <message>
        <source>The second CT is older than the first by its date: give the CTs in the order of time.</source>
        <translation>日付では2回目のCTのほうが古くなっています。CTを時間順に指定してください。</translation>
    </message>
    <message>
        <source>Both CTs are the same image: what changed is in the label maps alone, not in the patient.</source>
        <translation>両方のCTは同じ画像です。変わったのはラベルマップだけで、患者ではありません。</translation>
    </message>
    <message>
        <source>Both CTs are the same image, but their headers differ in voxel size or orientation: one of them at least is wrong, and volumes or sides with it.</source>
        <translation>2 つの CT は同じ画像ですが、ヘッダーのボクセルサイズまたは向きが異なります。少なくとも一方が誤りで、体積または左右も誤りです。</translation>
    </message>
    <message>
        <source>Both label maps are the same though the CTs are not: one may have been made from the other CT; check the files.</source>
        <translation>2 つのラベルマップは同じですが、CT は異なります。一方がもう一方の CT から作られた可能性があります。ファイルを確認してください。</translation>
    </message>
    <message>
        <source>The CTs name two patients: expected CTs of one, in the order of time.</source>
        <translation>CTに2人の患者が記載されています。1人の患者のCTを時間順に指定してください。</translation>
    </message>
    <message>
        <source>Whether both CTs are of one patient is not known: the files do not say.</source>
        <translation>両方のCTが同じ患者のものかどうかは不明です。ファイルに記載がありません。</translation>
    </message>
    <message>
        <source>On the {cases} the mean Dice of {lesion} fell from {before} to {now}.</source>
        <translation>{cases}で、{lesion}の平均Diceが{before}から{now}に下がりました。</translation>
    </message>
    <message>
        <source>On the {cases} {lesion} is found in 1 case without it, before in {before}.</source>
        <translation>{cases}で、{lesion}が本来ない1例に検出されました（以前は{before}例）。</translation>
    </message>
    <message>
        <source>On the {cases} {lesion} is found in {count} cases without it, before in {before}.</source>
        <translation>{cases}で、{lesion}が本来ない{count}例に検出されました（以前は{before}例）。</translation>
    </message>
    <message>
        <source>CPU, 1 core</source>
        <translation>CPU、1コア</translation>
    </message>
    <message>
        <source>CPU, {count} cores</source>
        <translation>CPU、{count}コア</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>GGO and consolidation fill {share} % of the lungs, as a mask of the lungs does</source>
        <translation>すりガラス影とコンソリデーションが肺の {share} % を占め、肺マスクのようです</translation>
    </message>
    <message>
        <source>half of the GGO and consolidation is below {hu} HU, as healthy lung is</source>
        <translation>すりガラス影とコンソリデーションの半分が {hu} HU 未満で、健常肺のようです</translation>
    </message>
    <message>
        <source>top</source>
        <translation>上</translation>
    </message>
    <message>
        <source>bottom</source>
        <translation>下</translation>
    </message>
    <message>
        <source>sides</source>
        <translation>側方</translation>
    </message>
    <message>
        <source>top and at the bottom</source>
        <translation>上と下</translation>
    </message>
    <message>
        <source>top and at the sides</source>
        <translation>上と側方</translation>
    </message>
    <message>
        <source>bottom and at the sides</source>
        <translation>下と側方</translation>
    </message>
    <message>
        <source>top and at the bottom and at the sides</source>
        <translation>上、下、側方</translation>
    </message>
    <message>
        <source>{dimensions}-D (a time series or several images)</source>
        <translation>{dimensions} 次元（時系列か複数の画像）</translation>
    </message>
    <message>
        <source>{reason}; choose another name or folder</source>
        <translation>{reason}。別の名前かフォルダーを選んでください</translation>
    </message>
    <message>
        <source>between {low} and {high} mm along the slice normal</source>
        <translation>スライス法線方向の {low} から {high} mm の間</translation>
    </message>
    <message>
        <source>of modality {modality}, not CT</source>
        <translation>モダリティ {modality}、CTではない</translation>
    </message>
    <message>
        <source>cannot be opened: {reason}</source>
        <translation>開けない：{reason}</translation>
    </message>
    <message>
        <source>it can be measured ({others})</source>
        <translation>測定できる（{others}）</translation>
    </message>
    <message>
        <source>1 slice only</source>
        <translation>スライス 1 枚のみ</translation>
    </message>
    <message>
        <source>{count} slices only</source>
        <translation>スライス {count} 枚のみ</translation>
    </message>
    <message>
        <source>{count} such device(s)</source>
        <translation>このデバイスは {count} 台</translation>
    </message>
    <message>
        <source>a 2-D picture</source>
        <translation>2次元の画像</translation>
    </message>
    <message>
        <source>a scout (localizer) only</source>
        <translation>位置決め画像のみ</translation>
    </message>
    <message>
        <source>a picture in colour or a screenshot, not slices</source>
        <translation>カラー画像か画面写真で、スライスではない</translation>
    </message>
    <message>
        <source>multi-frame DICOM that does not say where each frame lies</source>
        <translation>各フレームの位置が分からないマルチフレームDICOM</translation>
    </message>
    <message>
        <source>without {elements} in its headers, so it is not known where its voxels lie</source>
        <translation>ヘッダーに {elements} がなく、ボクセルの位置が分かりません</translation>
    </message>
    <message>
        <source>projections of many slices each (MIP or the like), in which volumes are not right</source>
        <translation>多数のスライスの投影（MIPなど）で、体積が正しくないもの</translation>
    </message>
    <message>
        <source>it shows more of the lungs</source>
        <translation>肺がより多く写っている</translation>
    </message>
    <message>
        <source>its slices are axial and original</source>
        <translation>スライスが軸位で原画像である</translation>
    </message>
    <message>
        <source>its slices are closer together</source>
        <translation>スライス間隔が狭い</translation>
    </message>
    <message>
        <source>its kernel is softer</source>
        <translation>カーネルが柔らかい</translation>
    </message>
    <message>
        <source>its slices are thinner</source>
        <translation>スライスが薄い</translation>
    </message>
    <message>
        <source>no such device that this PyTorch can use</source>
        <translation>このPyTorchで使えるデバイスがない</translation>
    </message>
    <message>
        <source>cut off or damaged</source>
        <translation>途中で切れているか破損</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>破損</translation>
    </message>
    <message>
        <source>may not be read by you</source>
        <translation>読む権限がない</translation>
    </message>
    <message>
        <source>an empty file</source>
        <translation>空のファイル</translation>
    </message>
    <message>
        <source>nothing but zeros</source>
        <translation>ゼロのみ</translation>
    </message>
    <message>
        <source>damaged: it inflates to an impossible size</source>
        <translation>破損（展開後のサイズがあり得ない）</translation>
    </message>
    <message>
        <source>damaged: it has another number of frames than it says</source>
        <translation>破損（フレーム数が記載と違う）</translation>
    </message>
    <message>
        <source>the disk is full; make room, or choose another disk</source>
        <translation>ディスクがいっぱいです。空きを作るか、別のディスクを選んでください</translation>
    </message>
    <message>
        <source>your quota on this disk is used up; make room, or choose another disk</source>
        <translation>このディスクの割り当てを使い切りました。空きを作るか、別のディスクを選んでください</translation>
    </message>
    <message>
        <source>the file is larger than this disk or session allows; choose another disk</source>
        <translation>ファイルがこのディスクかセッションの上限を超えます。別のディスクを選んでください</translation>
    </message>
    <message>
        <source>the name is too long; choose a shorter one</source>
        <translation>名前が長すぎます。短い名前を選んでください</translation>
    </message>
    <message>
        <source>you may not write there; choose another folder</source>
        <translation>そこに書き込む権限がありません。別のフォルダーを選んでください</translation>
    </message>
    <message>
        <source>the disk is read-only; choose another one</source>
        <translation>ディスクが読み取り専用です。別のものを選んでください</translation>
    </message>
    <message>
        <source>a part of the path is a file, not a folder; choose another folder</source>
        <translation>パスの途中がフォルダーではなくファイルです。別のフォルダーを選んでください</translation>
    </message>
    <message>
        <source>the disk reports an error; choose another one</source>
        <translation>ディスクがエラーを報告しました。別のものを選んでください</translation>
    </message>
    <message>
        <source>{path}: {sentence}</source>
        <translation>{path}：{sentence}</translation>
    </message>
    <message>
        <source>{one} and {other}</source>
        <translation>{one}、かつ{other}</translation>
    </message>
    <message>
        <source>right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>slice(s)</source>
        <translation>スライス</translation>
    </message>
    <message>
        <source>patch(es)</source>
        <translation>パッチ</translation>
    </message>
    <message>
        <source>patients</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>studies</source>
        <translation>検査</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>は空です</translation>
    </message>
    <message>
        <source>holds no DICOM image</source>
        <translation>にDICOM画像がありません</translation>
    </message>
    <message>
        <source>of one value only</source>
        <translation>一定値のみ</translation>
    </message>
    <message>
        <source>of one value in a part</source>
        <translation>一部が一定値</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>空白</translation>
    </message>
    <message>
        <source>blank in a part where the body goes on</source>
        <translation>体が続く部分が空白</translation>
    </message>
    <message>
        <source>at both ends</source>
        <translation>両端</translation>
    </message>
    <message>
        <source>at the lower end</source>
        <translation>下端</translation>
    </message>
    <message>
        <source>at the upper end</source>
        <translation>上端</translation>
    </message>
    <message>
        <source>a zip archive</source>
        <translation>zip アーカイブ</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>ウェブページ</translation>
    </message>
    <message>
        <source>a Git LFS pointer</source>
        <translation>Git LFS ポインター</translation>
    </message>
    <message>
        <source>a git-annex pointer</source>
        <translation>git-annex ポインター</translation>
    </message>
    <message>
        <source>the error message of a server</source>
        <translation>サーバーのエラーメッセージ</translation>
    </message>
    <message>
        <source>unpack it, and give the file inside</source>
        <translation>展開して中のファイルを指定してください</translation>
    </message>
    <message>
        <source>download the file itself</source>
        <translation>ファイルそのものをダウンロードしてください</translation>
    </message>
    <message>
        <source>upper and lower</source>
        <translation>上下</translation>
    </message>
    <message>
        <source>left and right</source>
        <translation>左右</translation>
    </message>
    <message>
        <source>a DICOM RT structure set (contours)</source>
        <translation>DICOM RTの構造セット（輪郭）</translation>
    </message>
    <message>
        <source>DICOM, but no segmentation (SEG)</source>
        <translation>DICOMですがセグメンテーション（SEG）ではないもの</translation>
    </message>
    <message>
        <source>choose one with --series</source>
        <translation>コマンドラインで --series を使って選んでください</translation>
    </message>
    <message>
        <source>give one of these folders</source>
        <translation>これらのフォルダーの一つを指定してください</translation>
    </message>
    <message>
        <source>choose one with --series, or segment each folder with --recursive</source>
        <translation>コマンドラインで --series を使って選ぶか、--recursive で各フォルダーをセグメントしてください</translation>
    </message>
    <message>
        <source>give one of these folders, or segment each folder with --recursive</source>
        <translation>これらのフォルダーの一つを指定するか、コマンドラインで --recursive を使って各フォルダーをセグメントしてください</translation>
    </message>
    <message>
        <source>the table and the segments</source>
        <translation>表とセグメント</translation>
    </message>
    <message>
        <source>GGO and consolidation inside the lung field over the lung field; effusion does not count</source>
        <translation>肺野内のすりガラス影とコンソリデーションの肺野に対する割合。胸水は含みません</translation>
    </message>
    <message>
        <source>Ground-glass opacity</source>
        <translation>すりガラス影</translation>
    </message>
    <message>
        <source>Consolidation</source>
        <translation>浸潤影</translation>
    </message>
    <message>
        <source>Pleural effusion</source>
        <translation>胸水</translation>
    </message>
    <message>
        <source>All lesions</source>
        <translation>すべての病変</translation>
    </message>
    <message>
        <source>Infection</source>
        <translation>感染</translation>
    </message>
    <message>
        <source>new cases, held out</source>
        <translation>取り置いた新しい症例</translation>
    </message>
    <message>
        <source>old validation cases</source>
        <translation>以前の検証症例</translation>
    </message>
    <message>
        <source>old cases that the model learnt from, held out now</source>
        <translation>モデルが以前学習し、今回取り置いた症例</translation>
    </message>
    <message>
        <source>cases that it learnt from</source>
        <translation>学習に使った症例</translation>
    </message>
</context>
</TS>
