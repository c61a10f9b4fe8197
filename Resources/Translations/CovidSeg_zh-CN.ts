<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CovidSeg</name>
    <message>
        <source>CT:</source>
        <translation>CT：</translation>
    </message>
    <message>
        <source>The chest CT, in Hounsfield units</source>
        <translation>胸部 CT，单位为亨氏单位（HU）</translation>
    </message>
    <message>
        <source>Choose a CT</source>
        <translation>选择 CT</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Load a computed chest CT with lesions of known volume; nothing is downloaded</source>
        <translation>载入一个由计算生成、病灶体积已知的胸部 CT；不会下载任何内容</translation>
    </message>
    <message>
        <source>Model:</source>
        <translation>模型：</translation>
    </message>
    <message>
        <source>The trained network that finds the lesions</source>
        <translation>用于寻找病灶的已训练网络</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Copy a model folder (model.json and weights.safetensors) into your models</source>
        <translation>将模型文件夹（model.json 和 weights.safetensors）复制到您的模型中</translation>
    </message>
    <message>
        <source>Lungs:</source>
        <translation>肺：</translation>
    </message>
    <message>
        <source>Where lesions may be: ground-glass opacity and consolidation in the lungs, effusion in the chest cavity</source>
        <translation>病灶可能的位置：磨玻璃影和实变在肺内，积液在胸腔内</translation>
    </message>
    <message>
        <source>Lung mask</source>
        <translation>肺掩膜</translation>
    </message>
    <message>
        <source>The segmentation or label map that holds the lungs</source>
        <translation>包含肺的分割或标签图</translation>
    </message>
    <message>
        <source>Choose where the lungs are</source>
        <translation>选择肺所在的节点</translation>
    </message>
    <message>
        <source>Segment of the lung mask</source>
        <translation>肺掩膜的分割段</translation>
    </message>
    <message>
        <source>The segment that covers both lungs</source>
        <translation>覆盖双肺的分割段</translation>
    </message>
    <message>
        <source>Device:</source>
        <translation>设备：</translation>
    </message>
    <message>
        <source>Where the network runs</source>
        <translation>网络运行的设备</translation>
    </message>
    <message>
        <source>Lung window</source>
        <translation>肺窗</translation>
    </message>
    <message>
        <source>Show the CT in a lung window (1500 HU wide around -600)</source>
        <translation>以肺窗显示 CT（窗宽 1500 HU，窗位 -600）</translation>
    </message>
    <message>
        <source>Soft tissue</source>
        <translation>软组织窗</translation>
    </message>
    <message>
        <source>Show the CT in a soft-tissue window (400 HU wide around 40)</source>
        <translation>以软组织窗显示 CT（窗宽 400 HU，窗位 40）</translation>
    </message>
    <message>
        <source>Show and fit</source>
        <translation>显示并适应</translation>
    </message>
    <message>
        <source>Show the CT in all slice views, as large as they are</source>
        <translation>在所有切片视图中以最大尺寸显示 CT</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>Effort:</source>
        <translation>精细程度：</translation>
    </message>
    <message>
        <source>For models of several networks. Automatic: thorough on a GPU and for short scans, quick for long scans on the CPU</source>
        <translation>用于由多个网络组成的模型。自动：在 GPU 上及短扫描时细致，在 CPU 上的长扫描时快速</translation>
    </message>
    <message>
        <source>Smallest island:</source>
        <translation>最小区域：</translation>
    </message>
    <message>
        <source>Connected parts of a class smaller than this are removed; 0 keeps all</source>
        <translation>小于此体积的连通区域将被移除；0 表示全部保留</translation>
    </message>
    <message>
        <source>as the model says</source>
        <translation>按模型设定</translation>
    </message>
    <message>
        <source> mL</source>
        <translation> mL</translation>
    </message>
    <message>
        <source>Slices at a time:</source>
        <translation>每次切片数：</translation>
    </message>
    <message>
        <source>More is faster on a GPU and needs more memory; it is halved by itself when memory runs out</source>
        <translation>在 GPU 上数值越大越快，所需内存也越多；内存不足时自动减半</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Probabilities:</source>
        <translation>概率：</translation>
    </message>
    <message>
        <source>also load them as volumes</source>
        <translation>同时载入为体数据</translation>
    </message>
    <message>
        <source>One volume a class, 0 to 1</source>
        <translation>每个类别一个体数据，0 到 1</translation>
    </message>
    <message>
        <source>Uncertainty:</source>
        <translation>不确定性：</translation>
    </message>
    <message>
        <source>keep a map of it</source>
        <translation>保留其分布图</translation>
    </message>
    <message>
        <source>How unsure the network was at each voxel, in percent; it can be laid over the CT</source>
        <translation>网络在每个体素处的不确定程度（百分比）；可叠加在 CT 上</translation>
    </message>
    <message>
        <source>No internet:</source>
        <translation>无网络：</translation>
    </message>
    <message>
        <source>Install packages from a folder…</source>
        <translation>从文件夹安装软件包…</translation>
    </message>
    <message>
        <source>For computers without internet: a folder of wheels (.whl) that another computer downloaded</source>
        <translation>用于没有互联网的计算机：由另一台计算机下载的 wheel 文件（.whl）所在的文件夹</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>What the program that runs the network wrote</source>
        <translation>运行网络的程序所输出的内容</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Segmentation on show</source>
        <translation>显示的分割</translation>
    </message>
    <message>
        <source>The segmentation whose figures are shown and which is corrected and exported</source>
        <translation>显示其数值、可供修正和导出的分割</translation>
    </message>
    <message>
        <source>No segmentation chosen</source>
        <translation>未选择分割</translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation>测量值</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>复制表格</translation>
    </message>
    <message>
        <source>Put the selected rows, or all of them, into the clipboard as text between tabs</source>
        <translation>将所选的行（或全部）以制表符分隔的文本放入剪贴板</translation>
    </message>
    <message>
        <source>Table to scene</source>
        <translation>表格存入场景</translation>
    </message>
    <message>
        <source>Put the figures, with their units, into a table of the scene that other modules can use</source>
        <translation>将数值及单位放入场景中的表格，供其他模块使用</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>分区</translation>
    </message>
    <message>
        <source>Also show ground glass and consolidation in the upper, middle and lower third of each lung's height</source>
        <translation>同时显示各肺上、中、下三分之一高度内的磨玻璃影和实变</translation>
    </message>
    <message>
        <source>Previous lesion</source>
        <translation>上一个病变</translation>
    </message>
    <message>
        <source>Move the slice views back to the lesion before</source>
        <translation>将切片视图移回上一个病灶</translation>
    </message>
    <message>
        <source>Next lesion</source>
        <translation>下一个病灶</translation>
    </message>
    <message>
        <source>Move the slice views to the next lesion, largest first</source>
        <translation>将切片视图移到下一个病灶，从最大的开始</translation>
    </message>
    <message>
        <source>Lesions</source>
        <translation>病灶</translation>
    </message>
    <message>
        <source>Choose a lesion by its size</source>
        <translation>按大小选择病灶</translation>
    </message>
    <message>
        <source>from:</source>
        <translation>不小于：</translation>
    </message>
    <message>
        <source>Smallest lesion</source>
        <translation>最小病变</translation>
    </message>
    <message>
        <source>Smaller lesions are passed over; in the table they count</source>
        <translation>更小的病灶会被跳过；在表格中仍计入</translation>
    </message>
    <message>
        <source>Next uncertain place</source>
        <translation>下一个不确定处</translation>
    </message>
    <message>
        <source>Move the slice views to where the model was least sure, then to the next such place</source>
        <translation>将切片视图移到模型最不确定的位置，然后移到下一处</translation>
    </message>
    <message>
        <source>Show uncertainty</source>
        <translation>显示不确定性</translation>
    </message>
    <message>
        <source>Lay over the CT how unsure the model was: dark 10 %, bright 50 % and more, where two classes were equally likely</source>
        <translation>在 CT 上叠加模型的不确定程度：暗色为 10 %，亮色为 50 % 及以上，即两个类别同样可能之处</translation>
    </message>
    <message>
        <source>Correct the lungs</source>
        <translation>修正肺</translation>
    </message>
    <message>
        <source>Correct the lungs in the editor below and measure again; the network does not run again</source>
        <translation>在下方编辑器中修正肺并重新测量；不会再次运行网络</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>比较…</translation>
    </message>
    <message>
        <source>Compare with an earlier or later result of the same patient in this scene: what is new, resolved, persisting</source>
        <translation>与此场景中同一患者较早或较晚的结果比较：新增、消退和持续存在的部分</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>GGO</source>
        <translation>磨玻璃影</translation>
    </message>
    <message>
        <source>Show ground-glass opacity</source>
        <translation>显示磨玻璃影</translation>
    </message>
    <message>
        <source>Consolidation</source>
        <translation>实变</translation>
    </message>
    <message>
        <source>Show consolidation</source>
        <translation>显示实变</translation>
    </message>
    <message>
        <source>Effusion</source>
        <translation>积液</translation>
    </message>
    <message>
        <source>Show pleural effusion</source>
        <translation>显示胸腔积液</translation>
    </message>
    <message>
        <source>3D</source>
        <translation>三维</translation>
    </message>
    <message>
        <source>Show the surfaces of the segments in the 3D view</source>
        <translation>在三维视图中显示分割段的表面</translation>
    </message>
    <message>
        <source>Outline only</source>
        <translation>仅轮廓</translation>
    </message>
    <message>
        <source>Show outlines only, so that the CT beneath stays visible</source>
        <translation>仅显示轮廓，使其下的 CT 保持可见</translation>
    </message>
    <message>
        <source>Opacity:</source>
        <translation>不透明度：</translation>
    </message>
    <message>
        <source>Opacity of the segments</source>
        <translation>分割段的不透明度</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>修正</translation>
    </message>
    <message>
        <source>Add GGO</source>
        <translation>添加磨玻璃影</translation>
    </message>
    <message>
        <source>Add consolidation</source>
        <translation>添加实变</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>around:</source>
        <translation>周围：</translation>
    </message>
    <message>
        <source>Size of a click</source>
        <translation>点击的大小</translation>
    </message>
    <message>
        <source>a point</source>
        <translation>一个点</translation>
    </message>
    <message>
        <source> mm</source>
        <translation> mm</translation>
    </message>
    <message>
        <source>Export and learn</source>
        <translation>导出与学习</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Add to training set…</source>
        <translation>加入训练集…</translation>
    </message>
    <message>
        <source>Retrain…</source>
        <translation>再训练…</translation>
    </message>
    <message>
        <source>Train the chosen model further on a training set; Slicer stays usable</source>
        <translation>用训练集继续训练所选模型；Slicer 仍可使用</translation>
    </message>
    <message>
        <source>Many CTs</source>
        <translation>多个 CT</translation>
    </message>
    <message>
        <source>All CTs of the scene</source>
        <translation>场景中的所有 CT</translation>
    </message>
    <message>
        <source>Segment one CT after another; one that fails does not stop the others</source>
        <translation>逐个分割 CT；其中一个失败不会中断其余</translation>
    </message>
    <message>
        <source>A folder…</source>
        <translation>一个文件夹…</translation>
    </message>
    <message>
        <source>Segment every CT in a folder and below it; label maps and reports go into another folder, not into the scene</source>
        <translation>分割文件夹及其子文件夹中的每个 CT；标签图和报告存入另一文件夹，而非场景</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop; what was finished is kept</source>
        <translation>停止；已完成的会保留</translation>
    </message>
    <message>
        <source>Tutorial and documentation</source>
        <translation>教程与文档</translation>
    </message>
    <message>
        <source>CovidSeg</source>
        <translation>CovidSeg</translation>
    </message>
    <message>
        <source>The models' training data and licences stand beside each model in the panel and in its model.json.</source>
        <translation>各模型的训练数据和许可在面板中该模型旁边及其 model.json 中说明。</translation>
    </message>
    <message>
        <source>Finds ground-glass opacity, consolidation and pleural effusion on a chest CT and measures them. Choose a CT, press Segment, correct what is wrong, and export. For research: not a medical device, not for diagnosis.</source>
        <translation>在胸部 CT 上寻找并测量磨玻璃影、实变和胸腔积液。选择 CT，按“分割”，修正错误之处，然后导出。仅供研究：不是医疗器械，不用于诊断。</translation>
    </message>
    <message>
        <source>Tutorial</source>
        <translation>教程</translation>
    </message>
</context>
<context>
    <name>logic.training</name>
    <message>
        <source>Training set: an existing folder, or a new empty one</source>
        <translation>训练集：已有的文件夹，或新的空文件夹</translation>
    </message>
    <message>
        <source>Training set to learn from</source>
        <translation>用于学习的训练集</translation>
    </message>
    <message>
        <source>The CT of this segmentation is no longer in the scene; load it again.</source>
        <translation>此分割的 CT 已不在场景中；请重新载入。</translation>
    </message>
    <message>
        <source>Going on with the training that was broken off…</source>
        <translation>正在继续之前中断的训练…</translation>
    </message>
    <message>
        <source>Starting the training…</source>
        <translation>正在开始训练…</translation>
    </message>
    <message>
        <source>Stopping the training…</source>
        <translation>正在停止训练…</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Add it once more</source>
        <translation>再添加一次</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}: {figures}</source>
        <translation>第 {epoch} 轮，共 {epochs} 轮：{figures}</translation>
    </message>
    <message>
        <source>The new model '{name}' is ready and chosen above.</source>
        <translation>新模型“{name}”已就绪，并已在上方选中。</translation>
    </message>
    <message>
        <source>The training was stopped.</source>
        <translation>训练已停止。</translation>
    </message>
    <message>
        <source>The training failed; see above.</source>
        <translation>训练失败；见上方。</translation>
    </message>
    <message>
        <source>Added as {name} to {folder}.</source>
        <translation>已作为 {name} 加入 {folder}。</translation>
    </message>
    <message>
        <source>This segmentation is already in the training set, as {name}.</source>
        <translation>此分割已在训练集中，名为 {name}。</translation>
    </message>
</context>
<context>
    <name>CovidSegLib.panel</name>
    <message>
        <source>Segment a CT first, or choose a segmentation.</source>
        <translation>请先分割一个 CT，或选择一个分割。</translation>
    </message>
    <message>
        <source>Installing {packages}. This takes some minutes, in which Slicer hardly answers…</source>
        <translation>正在安装 {packages}。需要几分钟，期间 Slicer 几乎无响应…</translation>
    </message>
    <message>
        <source>The model '{name}' comes with these terms: {terms} It is not a medical device. Do you agree?</source>
        <translation>模型“{name}”附有以下条款：{terms} 它不是医疗器械。您同意吗？</translation>
    </message>
    <message>
        <source>The scene was closed, so the segmentation was stopped.</source>
        <translation>场景已关闭，因此分割已停止。</translation>
    </message>
    <message>
        <source>Folder of a model</source>
        <translation>模型文件夹</translation>
    </message>
    <message>
        <source>Folder with wheels (.whl)</source>
        <translation>包含 wheel 文件（.whl）的文件夹</translation>
    </message>
    <message>
        <source>Write the segmentation, a label map or the table to a file</source>
        <translation>将分割、标签图或表格写入文件</translation>
    </message>
    <message>
        <source>Put this CT and what you corrected into a folder that the training reads</source>
        <translation>将此 CT 及您的修正放入训练所读取的文件夹</translation>
    </message>
    <message>
        <source>Stop training</source>
        <translation>停止训练</translation>
    </message>
    <message>
        <source>Retrain…</source>
        <translation>再训练…</translation>
    </message>
    <message>
        <source>A training is running; wait until it is done, or stop it.</source>
        <translation>训练正在进行；请等待其完成，或将其停止。</translation>
    </message>
    <message>
        <source>Many CTs are being segmented; wait until that is done, or stop it.</source>
        <translation>正在分割多个 CT；请等待其完成，或将其停止。</translation>
    </message>
    <message>
        <source>There is no scene.</source>
        <translation>没有场景。</translation>
    </message>
    <message>
        <source>Something else is running; wait until that is done, or stop it.</source>
        <translation>有其他任务正在运行；请等待其完成，或将其停止。</translation>
    </message>
    <message>
        <source>The CT was removed, so the segmentation was stopped.</source>
        <translation>CT 已被移除，因此分割已停止。</translation>
    </message>
    <message>
        <source>The packages are installed.</source>
        <translation>软件包已安装。</translation>
    </message>
    <message>
        <source>{ct}, on which {name} was made, holds no voxels; load its file again.</source>
        <translation>{name} 所基于的 {ct} 不含体素；请重新载入其文件。</translation>
    </message>
    <message>
        <source>The sample could not be made.</source>
        <translation>无法生成示例。</translation>
    </message>
    <message>
        <source>{name} was corrected by hand. Make a new segmentation beside it, or replace it? (Undo in the editor brings the corrections back.)</source>
        <translation>{name} 已被手工修正。要在旁边新建一个分割，还是替换它？（编辑器中的撤销可恢复修正。）</translation>
    </message>
    <message>
        <source>Make a new one</source>
        <translation>新建一个</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>{name} was not made on a CT of this scene.</source>
        <translation>{name} 不是在此场景的 CT 上生成的。</translation>
    </message>
    <message>
        <source>{name} lies on the grid of {ct}, so it is taken as made on it.</source>
        <translation>{name} 与 {ct} 在同一网格，因此视为在其上生成。</translation>
    </message>
    <message>
        <source>{name} has no segments of CovidSeg, so there is nothing to measure.</source>
        <translation>{name} 没有 CovidSeg 的分割段，因此没有可测量的内容。</translation>
    </message>
</context>
<context>
    <name>process.dependencies</name>
    <message>
        <source>The folder {folder} holds no wheels (.whl); choose the folder that they were copied to.</source>
        <translation>文件夹 {folder} 中没有 wheel 文件（.whl）；请选择存放它们的文件夹。</translation>
    </message>
    <message>
        <source>PyTorch {installed} is installed, and CovidSeg needs {needed} or newer; uninstall it in the module PyTorch Utils, restart Slicer, and try again.</source>
        <translation>已安装 PyTorch {installed}，而 CovidSeg 需要 {needed} 或更新版本；请在 PyTorch Utils 模块中将其卸载，重启 Slicer 后再试。</translation>
    </message>
    <message>
        <source>Still missing after the installation: {names}; look into Slicer's Python console.</source>
        <translation>安装后仍缺少：{names}；请查看 Slicer 的 Python 控制台。</translation>
    </message>
    <message>
        <source>CovidSeg needs Python packages that are not installed in Slicer: {packages}. They are downloaded from the internet, which takes some minutes and, for PyTorch, up to some gigabytes. Install them now?</source>
        <translation>CovidSeg 需要 Slicer 中尚未安装的 Python 软件包：{packages}。它们将从互联网下载，需要几分钟，其中 PyTorch 可达数 GB。现在安装吗？</translation>
    </message>
    <message>
        <source>CovidSeg needs {requirement} for this, and this Slicer brings {name} {version}, which must not be replaced; use a newer Slicer (5.12 has it), or Slicer's own export to DICOM.</source>
        <translation>CovidSeg 为此需要 {requirement}，而此 Slicer 自带 {name} {version}，不可替换；请使用更新的 Slicer（5.12 已包含），或使用 Slicer 自身的 DICOM 导出。</translation>
    </message>
    <message>
        <source>The packages could not be installed ({reason}); look into Slicer's Python console, or install them from a folder of wheels.</source>
        <translation>无法安装软件包（{reason}）；请查看 Slicer 的 Python 控制台，或从 wheel 文件夹安装。</translation>
    </message>
    <message>
        <source>Slicer's extension PyTorch is not there; install it with the Extensions Manager, restart Slicer, and try again, or install from a folder of wheels.</source>
        <translation>缺少 Slicer 的 PyTorch 扩展；请用扩展管理器安装，重启 Slicer 后再试，或从 wheel 文件夹安装。</translation>
    </message>
    <message>
        <source>The packages could not be installed from {folder}: {hint}; the wheels must fit this Slicer's Python and operating system, and include what each package depends on.</source>
        <translation>无法从 {folder} 安装软件包：{hint}；wheel 文件须与此 Slicer 的 Python 和操作系统相符，并包含各软件包的依赖项。</translation>
    </message>
    <message>
        <source>there is no wheel of {names}</source>
        <translation>没有 {names} 的 wheel 文件</translation>
    </message>
    <message>
        <source>see Slicer's Python console</source>
        <translation>请查看 Slicer 的 Python 控制台</translation>
    </message>
</context>
<context>
    <name>widgets.batch_table</name>
    <message>
        <source>Folder with CTs</source>
        <translation>CT 所在文件夹</translation>
    </message>
    <message>
        <source>Empty folder for the results</source>
        <translation>存放结果的空文件夹</translation>
    </message>
</context>
<context>
    <name>widgets.dialogs</name>
    <message>
        <source>How often the training goes through its samples; more takes longer</source>
        <translation>训练遍历样本的次数；次数越多耗时越长</translation>
    </message>
    <message>
        <source>Which classes are right on every slice now? The training takes the others for unknown, not for absent.</source>
        <translation>现在哪些类别在每个切片上都是正确的？训练会将其余类别视为未知，而非不存在。</translation>
    </message>
    <message>
        <source>Name of the new model:</source>
        <translation>新模型的名称：</translation>
    </message>
    <message>
        <source>Epochs:</source>
        <translation>轮数：</translation>
    </message>
    <message>
        <source>Train the chosen model further on the {count} cases of {folder}.</source>
        <translation>用 {folder} 的 {count} 个病例继续训练所选模型。</translation>
    </message>
    <message>
        <source>{path} exists. Replace it?</source>
        <translation>{path} 已存在。要替换吗？</translation>
    </message>
</context>
<context>
    <name>result.click_correction</name>
    <message>
        <source>Point the mouse at it in a slice view and press {key}; Undo below takes it back</source>
        <translation>在切片视图中将鼠标指向该处并按 {key}；可用下方的撤销恢复</translation>
    </message>
    <message>
        <source>{ml} mL taken away.</source>
        <translation>已移除 {ml} mL。</translation>
    </message>
    <message>
        <source>{ml} mL added.</source>
        <translation>已添加 {ml} mL。</translation>
    </message>
    <message>
        <source>All within this distance of the point is meant for sure, as under a brush, and what belongs to it around that; large lesions need fewer strokes then ({keys})</source>
        <translation>距该点此距离以内的部分确定包括在内，如同画笔之下，以及周围属于它的部分；大病变因此需要较少的操作（{keys}）</translation>
    </message>
    <message>
        <source>Point the mouse at the place in a slice view and press {key}.</source>
        <translation>请在切片视图中将鼠标指向该位置，然后按 {key}。</translation>
    </message>
</context>
<context>
    <name>result.comparison</name>
    <message>
        <source>Folder for the comparison</source>
        <translation>存放比较结果的文件夹</translation>
    </message>
    <message>
        <source>The comparison is in {folder}: open comparison.html.</source>
        <translation>比较结果在 {folder} 中：请打开 comparison.html。</translation>
    </message>
    <message>
        <source>{name}, on {ct}, as the earlier study</source>
        <translation>{name}（{ct}），作为较早的检查</translation>
    </message>
    <message>
        <source>Segment another CT of this patient first</source>
        <translation>请先分割该患者的另一个 CT</translation>
    </message>
    <message>
        <source>{folder} holds a comparison. Replace it?</source>
        <translation>{folder} 中已有比较结果。要替换吗？</translation>
    </message>
</context>
<context>
    <name>result.display_controls</name>
    <message>
        <source>Show or hide all segments ({key})</source>
        <translation>显示或隐藏所有分割段（{key}）</translation>
    </message>
    <message>
        <source>The surfaces could not be made.</source>
        <translation>无法生成表面。</translation>
    </message>
</context>
<context>
    <name>result.export_menu</name>
    <message>
        <source>Export the segmentation</source>
        <translation>导出分割</translation>
    </message>
    <message>
        <source>Export the label map</source>
        <translation>导出标签图</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>导出表格</translation>
    </message>
    <message>
        <source>Folder for the report</source>
        <translation>存放报告的文件夹</translation>
    </message>
    <message>
        <source>Folder for the DICOM objects</source>
        <translation>存放 DICOM 对象的文件夹</translation>
    </message>
    <message>
        <source>DICOM SEG and SR lie beside the CT in the DICOM database.</source>
        <translation>DICOM SEG 和 SR 已存入 DICOM 数据库，与 CT 并列。</translation>
    </message>
    <message>
        <source>Segmentation for 3D Slicer (.seg.nrrd)…</source>
        <translation>3D Slicer 分割（.seg.nrrd）…</translation>
    </message>
    <message>
        <source>Label map, 1 to 3 (.nii.gz)…</source>
        <translation>标签图，1 到 3（.nii.gz）…</translation>
    </message>
    <message>
        <source>DICOM segmentation (.dcm)…</source>
        <translation>DICOM 分割（.dcm）…</translation>
    </message>
    <message>
        <source>Table (.csv)…</source>
        <translation>表格（.csv）…</translation>
    </message>
    <message>
        <source>Report: page, PDF, all measurements…</source>
        <translation>报告：网页、PDF、全部测量值…</translation>
    </message>
    <message>
        <source>DICOM segmentation and measurements (SEG, SR), into a folder…</source>
        <translation>DICOM 分割和测量值（SEG、SR），存入文件夹…</translation>
    </message>
    <message>
        <source>DICOM segmentation and measurements, beside the CT in the DICOM database</source>
        <translation>DICOM 分割和测量值，存入 DICOM 数据库与 CT 并列</translation>
    </message>
    <message>
        <source>Export DICOM SEG</source>
        <translation>导出 DICOM SEG</translation>
    </message>
    <message>
        <source>The CT of this segmentation is no longer in the scene; load it again.</source>
        <translation>此分割的 CT 已不在场景中；请重新载入。</translation>
    </message>
    <message>
        <source>The report is in {folder}: open report.html.</source>
        <translation>报告在 {folder} 中：请打开 report.html。</translation>
    </message>
    <message>
        <source>Slicer's DICOM database did not take the objects; its error log says why.</source>
        <translation>Slicer 的 DICOM 数据库未接受这些对象；原因见其错误日志。</translation>
    </message>
    <message>
        <source>Exported to {path}.</source>
        <translation>已导出到 {path}。</translation>
    </message>
    <message>
        <source>DICOM SEG and SR are in {folder}.</source>
        <translation>DICOM SEG 和 SR 在 {folder} 中。</translation>
    </message>
    <message>
        <source>{folder} holds a report. Replace it?</source>
        <translation>{folder} 中已有报告。要替换吗？</translation>
    </message>
    <message>
        <source>{folder} holds DICOM objects. Replace them?</source>
        <translation>{folder} 中已有 DICOM 对象。要替换吗？</translation>
    </message>
</context>
<context>
    <name>result.findings_table</name>
    <message>
        <source>Also show ground glass and consolidation in the upper, middle and lower third of each lung's height</source>
        <translation>同时显示各肺上、中、下三分之一高度内的磨玻璃影和实变</translation>
    </message>
    <message>
        <source>There are no zones: the lungs are unknown, or the scan cuts them off</source>
        <translation>没有分区：肺未知，或扫描未包含完整的肺</translation>
    </message>
    <message>
        <source>On the patient's right; in brackets the share of the right lung, or of its third</source>
        <translation>患者右侧；括号内为占右肺或其三分之一的比例</translation>
    </message>
    <message>
        <source>On the patient's left; in brackets the share of the left lung, or of its third</source>
        <translation>患者左侧；括号内为占左肺或其三分之一的比例</translation>
    </message>
</context>
<context>
    <name>result.lung_correction</name>
    <message>
        <source>The lungs are being corrected; press Use these lungs first.</source>
        <translation>正在修正肺；请先按“采用这些肺”。</translation>
    </message>
    <message>
        <source>Correct the lungs</source>
        <translation>修正肺</translation>
    </message>
    <message>
        <source>Use these lungs</source>
        <translation>采用这些肺</translation>
    </message>
    <message>
        <source>Correct the lungs in the editor below, then press Use these lungs.</source>
        <translation>请在下方编辑器中修正肺，然后按“采用这些肺”。</translation>
    </message>
    <message>
        <source>Measured again in the corrected lungs.</source>
        <translation>已在修正后的肺内重新测量。</translation>
    </message>
</context>
<context>
    <name>result.places</name>
    <message>
        <source>Uncertain place {number} of {count}: {what}</source>
        <translation>不确定处 {number}/{count}：{what}</translation>
    </message>
    <message>
        <source>Lesion {number} of {count}: {what}</source>
        <translation>病灶 {number}/{count}：{what}</translation>
    </message>
    <message>
        <source>No place stands out as uncertain.</source>
        <translation>没有明显不确定的位置。</translation>
    </message>
    <message>
        <source>The lesions could not be found.</source>
        <translation>无法找到病灶。</translation>
    </message>
    <message>
        <source>The CT of this segmentation is no longer in the scene; load it again.</source>
        <translation>此分割的 CT 已不在场景中；请重新载入。</translation>
    </message>
    <message>
        <source>No lesion of this size</source>
        <translation>没有这一大小的病灶</translation>
    </message>
    <message>
        <source>and {count} smaller ones</source>
        <translation>以及另外 {count} 个更小的</translation>
    </message>
    <message>
        <source>There is no lesion of {ml} mL or more.</source>
        <translation>没有 {ml} mL 或更大的病灶。</translation>
    </message>
</context>
<context>
    <name>result.results</name>
    <message>
        <source>The table is in the clipboard.</source>
        <translation>表格已放入剪贴板。</translation>
    </message>
    <message>
        <source>There is nothing to measure: the CT of this segmentation is not in the scene.</source>
        <translation>没有可测量的内容：此分割的 CT 不在场景中。</translation>
    </message>
    <message>
        <source>The figures are in the scene's table {name}.</source>
        <translation>数值在场景的表格 {name} 中。</translation>
    </message>
</context>
<context>
    <name>widgets.run_status</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>Find and measure the lesions on the CT</source>
        <translation>在 CT 上寻找并测量病灶</translation>
    </message>
    <message>
        <source>Ready to segment.</source>
        <translation>可以开始分割。</translation>
    </message>
</context>
<context>
    <name>widgets.selectors</name>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Choose the segmentation or label map that holds the lungs.</source>
        <translation>请选择包含肺的分割或标签图。</translation>
    </message>
    <message>
        <source>The chosen segmentation has no segments; choose another for the lungs.</source>
        <translation>所选分割没有分割段；请为肺选择另一个。</translation>
    </message>
    <message>
        <source>{name} (not on this computer)</source>
        <translation>{name}（不在此计算机上）</translation>
    </message>
    <message>
        <source>The model '{name}' is not on this computer; choose or add another.</source>
        <translation>模型“{name}”不在此计算机上；请选择或添加另一个。</translation>
    </message>
    <message>
        <source>Automatic ({device})</source>
        <translation>自动（{device}）</translation>
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
        <translation>状态</translation>
    </message>
    <message>
        <source>GGO, mL</source>
        <translation>磨玻璃影，mL</translation>
    </message>
    <message>
        <source>Consolidation, mL</source>
        <translation>实变，mL</translation>
    </message>
    <message>
        <source>Effusion, mL</source>
        <translation>积液，mL</translation>
    </message>
    <message>
        <source>Affected, %</source>
        <translation>受累，%</translation>
    </message>
    <message>
        <source>Stopped; what was finished is kept.</source>
        <translation>已停止；已完成的会保留。</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>CT {number} of {total}, {name}: {what}</source>
        <translation>CT {number}/{total}，{name}：{what}</translation>
    </message>
    <message>
        <source>There is no CT in the scene; load some, or choose a folder.</source>
        <translation>场景中没有 CT；请载入，或选择一个文件夹。</translation>
    </message>
    <message>
        <source>A lung mask of the scene fits one CT; choose another way to find the lungs.</source>
        <translation>场景中的肺掩模只适用于一个 CT；请选择其他寻找肺的方式。</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>The scene was closed, so the batch was stopped.</source>
        <translation>场景已关闭，因此批处理已停止。</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>CT {number} of {total}, {name}</source>
        <translation>CT {number}/{total}，{name}</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>{done} of {total} CTs segmented.</source>
        <translation>已分割 {done}/{total} 个 CT。</translation>
    </message>
    <message>
        <source>Looking for CTs in {folder}…</source>
        <translation>正在 {folder} 中寻找 CT…</translation>
    </message>
    <message>
        <source>was removed</source>
        <translation>已被移除</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Label maps and reports are in {folder}; open reports/cohort.html.</source>
        <translation>标签图和报告在 {folder} 中；请打开 reports/cohort.html。</translation>
    </message>
</context>
<context>
    <name>frontend.choices</name>
    <message>
        <source>Choose a CT, or load the sample.</source>
        <translation>请选择 CT，或载入示例。</translation>
    </message>
    <message>
        <source>The package lungmask is not installed; install it, or choose another way to find the lungs.</source>
        <translation>未安装软件包 lungmask；请安装它，或选择其他寻找肺的方式。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Grey values and anatomy, no network</source>
        <translation>灰度值与解剖，不用网络</translation>
    </message>
    <message>
        <source>Package lungmask (U-Net R231)</source>
        <translation>软件包 lungmask（U-Net R231）</translation>
    </message>
    <message>
        <source>Segment or label map of the scene</source>
        <translation>场景中的分割段或标签图</translation>
    </message>
    <message>
        <source>None: search the whole image</source>
        <translation>无：搜索整幅图像</translation>
    </message>
    <message>
        <source>Quick: one network, one look</source>
        <translation>快速：一个网络，看一遍</translation>
    </message>
    <message>
        <source>Thorough: all networks, mirror images too</source>
        <translation>细致：所有网络，包括镜像图像</translation>
    </message>
    <message>
        <source>{name} was made by CovidSeg from a CT; choose that CT.</source>
        <translation>{name} 由 CovidSeg 根据某个 CT 生成；请选择该 CT。</translation>
    </message>
    <message>
        <source>{name} is a label map; choose the CT that it was made from.</source>
        <translation>{name} 是标签图；请选择生成它的 CT。</translation>
    </message>
    <message>
        <source>{name} holds no voxels; choose another CT.</source>
        <translation>{name} 不含体素；请选择另一个 CT。</translation>
    </message>
</context>
<context>
    <name>frontend.findings</name>
    <message>
        <source>Nothing that makes these CTs hard to compare was found.</source>
        <translation>未发现使这些 CT 难以比较的因素。</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>所见</translation>
    </message>
    <message>
        <source>mL</source>
        <translation>mL</translation>
    </message>
    <message>
        <source>% of lungs</source>
        <translation>占肺 %</translation>
    </message>
    <message>
        <source>Right, mL</source>
        <translation>右，mL</translation>
    </message>
    <message>
        <source>Left, mL</source>
        <translation>左，mL</translation>
    </message>
    <message>
        <source>The change of the share of lung is unknown.</source>
        <translation>占肺比例的变化未知。</translation>
    </message>
    <message>
        <source>Both CTs: {note}</source>
        <translation>两次 CT：{note}</translation>
    </message>
    <message>
        <source>The first CT: {note}</source>
        <translation>第一次 CT：{note}</translation>
    </message>
    <message>
        <source>The second CT: {note}</source>
        <translation>第二次 CT：{note}</translation>
    </message>
    <message>
        <source>upper third</source>
        <translation>上三分之一</translation>
    </message>
    <message>
        <source>middle third</source>
        <translation>中三分之一</translation>
    </message>
    <message>
        <source>lower third</source>
        <translation>下三分之一</translation>
    </message>
    <message>
        <source>Lungs</source>
        <translation>肺</translation>
    </message>
    <message>
        <source>Ground-glass opacity</source>
        <translation>磨玻璃影</translation>
    </message>
    <message>
        <source>Consolidation</source>
        <translation>实变</translation>
    </message>
    <message>
        <source>Pleural effusion</source>
        <translation>胸腔积液</translation>
    </message>
    <message>
        <source>Affected lung</source>
        <translation>受累肺</translation>
    </message>
    <message>
        <source>{value} of {maximum}</source>
        <translation>{value}/{maximum}</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>CT-0 or CT-1</source>
        <translation>CT-0 或 CT-1</translation>
    </message>
    <message>
        <source>GGO and consolidation: {then} % → {now} % of the lungs ({points} points).</source>
        <translation>磨玻璃影和实变：占肺 {then} % → {now} %（{points} 个百分点）。</translation>
    </message>
    <message>
        <source>Days between the CTs: {days}.</source>
        <translation>两次 CT 间隔天数：{days}。</translation>
    </message>
    <message>
        <source>Affected, {third}</source>
        <translation>受累，{third}</translation>
    </message>
</context>
<context>
    <name>frontend.models</name>
    <message>
        <source>Research use only (terms of the training data); the code is Apache-2.0.</source>
        <translation>仅供研究使用（训练数据的条款）；代码采用 Apache-2.0。</translation>
    </message>
    <message>
        <source>Its description can be read once the packages are installed.</source>
        <translation>安装软件包后即可读取其说明。</translation>
    </message>
    <message>
        <source>Accuracy not measured.</source>
        <translation>未测量准确度。</translation>
    </message>
    <message>
        <source>Licence unknown.</source>
        <translation>许可未知。</translation>
    </message>
    <message>
        <source>{name} ({count} cases)</source>
        <translation>{name}（{count} 例）</translation>
    </message>
    <message>
        <source>Trained on {data}.</source>
        <translation>训练数据：{data}。</translation>
    </message>
    <message>
        <source>There is already a model '{name}' in {folder}; rename or remove one of the two.</source>
        <translation>{folder} 中已有模型“{name}”；请将其中一个改名或移除。</translation>
    </message>
    <message>
        <source>unknown data</source>
        <translation>未知数据</translation>
    </message>
    <message>
        <source>Dice on held-out cases: {figures}.</source>
        <translation>留出病例的 Dice：{figures}。</translation>
    </message>
</context>
<context>
    <name>frontend.places</name>
    <message>
        <source>{name}, {ml} mL</source>
        <translation>{name}，{ml} mL</translation>
    </message>
    <message>
        <source>outside the lungs</source>
        <translation>肺外</translation>
    </message>
    <message>
        <source>uncertainty {percent} %</source>
        <translation>不确定性 {percent} %</translation>
    </message>
    <message>
        <source>right</source>
        <translation>右侧</translation>
    </message>
    <message>
        <source>left</source>
        <translation>左侧</translation>
    </message>
</context>
<context>
    <name>frontend.retraining</name>
    <message>
        <source>{folder} is no training set: it has no imagesTr with CTs; add corrected CTs to it first.</source>
        <translation>{folder} 不是训练集：其中没有含 CT 的 imagesTr；请先加入已修正的 CT。</translation>
    </message>
    <message>
        <source>The CT of this segmentation is no longer in the scene; load it again.</source>
        <translation>此分割的 CT 已不在场景中；请重新载入。</translation>
    </message>
    <message>
        <source>Accuracy not measured: too few cases.</source>
        <translation>未测量准确度：病例太少。</translation>
    </message>
    <message>
        <source>{lesion} on {cases}: {before:.2f} before, {now:.2f} now.</source>
        <translation>{lesion}（{cases}）：之前 {before:.2f}，现在 {now:.2f}。</translation>
    </message>
    <message>
        <source>Accuracy (Dice):</source>
        <translation>准确度（Dice）：</translation>
    </message>
    <message>
        <source>Accuracy not measured: the held-out cases hold no lesion.</source>
        <translation>未测量准确度：留出病例中没有病灶。</translation>
    </message>
    <message>
        <source>WORSE: {sentence}</source>
        <translation>变差：{sentence}</translation>
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
        <translation>发现很少；再次查看：切片 {done}/{total}</translation>
    </message>
    <message>
        <source>Slice {done} of {total}</source>
        <translation>切片 {done}/{total}</translation>
    </message>
    <message>
        <source>Putting the slices together…</source>
        <translation>正在合并切片…</translation>
    </message>
    <message>
        <source>Something unexpected went wrong ({kind}); see the details.</source>
        <translation>发生意外错误（{kind}）；见详细信息。</translation>
    </message>
    <message>
        <source>about {seconds} s left</source>
        <translation>约剩 {seconds} 秒</translation>
    </message>
    <message>
        <source>Starting the network; the first time this takes a few seconds…</source>
        <translation>正在启动网络；首次需要几秒钟…</translation>
    </message>
    <message>
        <source>Done in {seconds} s on {device}.</source>
        <translation>已在 {device} 上用 {seconds} 秒完成。</translation>
    </message>
    <message>
        <source>Finding the lungs…</source>
        <translation>正在寻找肺…</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>约剩 {minutes} 分钟</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>The CT was removed; the result was dropped.</source>
        <translation>CT 已被移除；结果已丢弃。</translation>
    </message>
    <message>
        <source>{ct} findings</source>
        <translation>{ct} 所见</translation>
    </message>
    <message>
        <source>Stopped; nothing was changed.</source>
        <translation>已停止；未作任何更改。</translation>
    </message>
</context>
<context>
    <name>worker.batch_client</name>
    <message>
        <source>The segmentation process</source>
        <translation>分割进程</translation>
    </message>
</context>
<context>
    <name>worker.client</name>
    <message>
        <source>The segmentation process was stopped; try again.</source>
        <translation>分割进程已停止；请重试。</translation>
    </message>
    <message>
        <source>The volume could not be handed over through {folder} ({reason}); make room on the disk.</source>
        <translation>无法通过 {folder} 传递体数据（{reason}）；请腾出磁盘空间。</translation>
    </message>
    <message>
        <source>The segmentation process</source>
        <translation>分割进程</translation>
    </message>
    <message>
        <source>The segmentation process gave an answer that cannot be used ({reason}).</source>
        <translation>分割进程给出了无法使用的结果（{reason}）。</translation>
    </message>
</context>
<context>
    <name>worker.jobs</name>
    <message>
        <source>{what} could not be started, because Python was not found; install it again.</source>
        <translation>{what}无法启动，因为未找到 Python；请重新安装。</translation>
    </message>
    <message>
        <source>{what} was killed, perhaps because memory ran out; close other programs and try again.</source>
        <translation>{what}被终止，可能是内存不足；请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>{what} crashed before it gave a result; see the details, and try again.</source>
        <translation>{what}在给出结果前崩溃；请查看详细信息后重试。</translation>
    </message>
    <message>
        <source>{what} ended with exit code {code} before it gave a result; see the details, and try again.</source>
        <translation>{what}在给出结果前以代码 {code} 结束；请查看详细信息后重试。</translation>
    </message>
</context>
<context>
    <name>worker.training_client</name>
    <message>
        <source>The training process ended, but its model is not in {folder}; see the details.</source>
        <translation>训练进程已结束，但其模型不在 {folder} 中；见详细信息。</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation>验证损失</translation>
    </message>
    <message>
        <source>validation Dice</source>
        <translation>验证 Dice</translation>
    </message>
    <message>
        <source>The training process</source>
        <translation>训练进程</translation>
    </message>
    <message>
        <source>The training process ended without a model; see the details.</source>
        <translation>训练进程结束但没有模型；见详细信息。</translation>
    </message>
    <message>
        <source>{figures}; {minutes} min left</source>
        <translation>{figures}；约剩 {minutes} 分钟</translation>
    </message>
</context>
<context>
    <name>app.autosave</name>
    <message>
        <source>Corrections of {ct} were not exported when CovidSeg ended ({when}).</source>
        <translation>CovidSeg 结束时（{when}），{ct} 的修正尚未导出。</translation>
    </message>
    <message>
        <source>{ct} findings</source>
        <translation>{ct} 所见</translation>
    </message>
    <message>
        <source>The corrections that were kept cannot be read; discard them.</source>
        <translation>无法读取保留的修正；请将其丢弃。</translation>
    </message>
</context>
<context>
    <name>app.launch</name>
    <message>
        <source>Others on the network can reach this page: whoever has the address below sees the CT.</source>
        <translation>网络上的其他人可以访问此页面：知道下方地址的人都能看到该 CT。</translation>
    </message>
    <message>
        <source>Ctrl-C ends it.</source>
        <translation>按 Ctrl-C 结束。</translation>
    </message>
    <message>
        <source>Nobody had the page open for {minutes} min, so it was ended.</source>
        <translation>已有 {minutes} 分钟无人打开页面，因此已结束。</translation>
    </message>
    <message>
        <source>Corrections that were not exported are kept; covidseg app offers them next time.</source>
        <translation>未导出的修正已保留；下次运行 covidseg app 时会提供。</translation>
    </message>
</context>
<context>
    <name>app.page</name>
    <message>
        <source>The connection to CovidSeg is gone</source>
        <translation>与 CovidSeg 的连接已断开</translation>
    </message>
    <message>
        <source>Reload this page. If that does not help, CovidSeg has ended: start covidseg app again, and open the address that it prints; corrections that were not exported are offered there.</source>
        <translation>请重新加载此页。如果无效，说明 CovidSeg 已结束：请再次启动 covidseg app，并打开它输出的地址；未导出的修改会在那里提供。</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>重新加载</translation>
    </message>
    <message>
        <source>Four views</source>
        <translation>四视图</translation>
    </message>
    <message>
        <source>Large axial view</source>
        <translation>大轴位视图</translation>
    </message>
    <message>
        <source>Axial alone</source>
        <translation>仅轴位</translation>
    </message>
    <message>
        <source>3D alone</source>
        <translation>仅三维</translation>
    </message>
    <message>
        <source>Axial</source>
        <translation>轴位</translation>
    </message>
    <message>
        <source>Coronal</source>
        <translation>冠状位</translation>
    </message>
    <message>
        <source>Sagittal</source>
        <translation>矢状位</translation>
    </message>
    <message>
        <source>3D</source>
        <translation>三维</translation>
    </message>
    <message>
        <source>Lung</source>
        <translation>肺窗</translation>
    </message>
    <message>
        <source>Soft tissue</source>
        <translation>软组织窗</translation>
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
        <translation>添加相似区域</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Erase inside</source>
        <translation>擦除内部</translation>
    </message>
    <message>
        <source>Keep inside</source>
        <translation>保留内部</translation>
    </message>
    <message>
        <source>Fill inside</source>
        <translation>填充内部</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中值</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>开运算</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>闭运算</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>点击</translation>
    </message>
    <message>
        <source>Segmentation for 3D Slicer</source>
        <translation>用于 3D Slicer 的分割</translation>
    </message>
    <message>
        <source>Label map, 1 to 3</source>
        <translation>标签图，1 至 3</translation>
    </message>
    <message>
        <source>DICOM segmentation</source>
        <translation>DICOM 分割</translation>
    </message>
    <message>
        <source>DICOM structured report</source>
        <translation>DICOM 结构化报告</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Report: page, PDF, measurements</source>
        <translation>报告：网页、PDF、测量值</translation>
    </message>
    <message>
        <source>Slice up, down, in the view under the pointer</source>
        <translation>在指针所在视图中上、下翻层</translation>
    </message>
    <message>
        <source>Page ↑  Page ↓</source>
        <translation>Page ↑  Page ↓</translation>
    </message>
    <message>
        <source>Ten slices up, down, in the view under the pointer</source>
        <translation>在指针所在视图中上、下翻十层</translation>
    </message>
    <message>
        <source>Class to edit</source>
        <translation>要编辑的类别</translation>
    </message>
    <message>
        <source>Paint, erase, scissors, click</source>
        <translation>绘制、擦除、剪刀、点击</translation>
    </message>
    <message>
        <source>Put the tool down</source>
        <translation>放下工具</translation>
    </message>
    <message>
        <source>Larger, smaller brush</source>
        <translation>增大、减小画笔</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Hide the segments, show them</source>
        <translation>隐藏、显示分割</translation>
    </message>
    <message>
        <source>Next lesion, next uncertain place</source>
        <translation>下一病灶、下一不确定处</translation>
    </message>
    <message>
        <source>Undo, redo</source>
        <translation>撤销、重做</translation>
    </message>
    <message>
        <source>Fit all views</source>
        <translation>适应所有视图</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>Controls</source>
        <translation>控件</translation>
    </message>
    <message>
        <source>Corrections were kept</source>
        <translation>已保留修正</translation>
    </message>
    <message>
        <source>Go on with them</source>
        <translation>继续使用</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>CT</source>
        <translation>CT</translation>
    </message>
    <message>
        <source>File or zip</source>
        <translation>文件或 zip</translation>
    </message>
    <message>
        <source>DICOM folder</source>
        <translation>DICOM 文件夹</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>CT: a file or a zip archive</source>
        <translation>CT：文件或 zip 压缩包</translation>
    </message>
    <message>
        <source>CT: a folder with DICOM files</source>
        <translation>CT：含 DICOM 文件的文件夹</translation>
    </message>
    <message>
        <source>Loading</source>
        <translation>正在加载</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Lungs, device, effort</source>
        <translation>肺部、设备、计算量</translation>
    </message>
    <message>
        <source>Keep a map of what the network is not sure of</source>
        <translation>保留网络不确定性图</translation>
    </message>
    <message>
        <source>Lungs found by</source>
        <translation>肺部检测方式</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Effort</source>
        <translation>计算量</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>所见</translation>
    </message>
    <message>
        <source>Shares, sides and zones need to know where the lungs are.</source>
        <translation>占比、左右侧和分区需要先知道肺部位置。</translation>
    </message>
    <message>
        <source>Finding the lungs</source>
        <translation>正在查找肺部</translation>
    </message>
    <message>
        <source>Find the lungs</source>
        <translation>查找肺部</translation>
    </message>
    <message>
        <source>Corrected by hand</source>
        <translation>已手动修正</translation>
    </message>
    <message>
        <source>Look through</source>
        <translation>浏览</translation>
    </message>
    <message>
        <source>Lesion before</source>
        <translation>上一病灶</translation>
    </message>
    <message>
        <source>Next lesion</source>
        <translation>下一个病灶</translation>
    </message>
    <message>
        <source>Next uncertain place</source>
        <translation>下一个不确定处</translation>
    </message>
    <message>
        <source>Lesions of at least, mL</source>
        <translation>病灶不小于，mL</translation>
    </message>
    <message>
        <source>Colour what the network was not sure of</source>
        <translation>用颜色标出网络不确定之处</translation>
    </message>
    <message>
        <source>Correct the lungs</source>
        <translation>修正肺</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>修正</translation>
    </message>
    <message>
        <source>What is edited</source>
        <translation>正在编辑的内容</translation>
    </message>
    <message>
        <source>Show or hide</source>
        <translation>显示或隐藏</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Hide all</source>
        <translation>全部隐藏</translation>
    </message>
    <message>
        <source>Brush, mm</source>
        <translation>画笔，mm</translation>
    </message>
    <message>
        <source>A ball: paint the slices around it too</source>
        <translation>球形：同时绘制相邻层面</translation>
    </message>
    <message>
        <source>Scissors</source>
        <translation>剪刀</translation>
    </message>
    <message>
        <source>Click on a lesion in a slice: what looks like it nearby is added to the class.</source>
        <translation>在切片上点击病灶：附近与其相似的部分会加入该类别。</translation>
    </message>
    <message>
        <source>Click on what is drawn by mistake: what belongs to it there is taken away.</source>
        <translation>点击误标的部分：该处与其相连的部分会被移除。</translation>
    </message>
    <message>
        <source>Through all slices</source>
        <translation>贯穿所有切片</translation>
    </message>
    <message>
        <source>Only within a range of grey values</source>
        <translation>仅限于灰度值范围内</translation>
    </message>
    <message>
        <source>From, HU</source>
        <translation>从，HU</translation>
    </message>
    <message>
        <source>to, HU</source>
        <translation>到，HU</translation>
    </message>
    <message>
        <source>Fill the class with all of this range</source>
        <translation>用该范围内的全部体素填充类别</translation>
    </message>
    <message>
        <source>Largest island only</source>
        <translation>仅最大连通区</translation>
    </message>
    <message>
        <source>Drop islands below</source>
        <translation>去除小于此体积的连通区：</translation>
    </message>
    <message>
        <source>Smooth, mm</source>
        <translation>平滑，mm</translation>
    </message>
    <message>
        <source>Show and correct the lungs</source>
        <translation>显示并修正肺部</translation>
    </message>
    <message>
        <source>Use these lungs</source>
        <translation>采用这些肺</translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Outlines only</source>
        <translation>仅轮廓</translation>
    </message>
    <message>
        <source>Surfaces in 3D</source>
        <translation>三维表面</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Needs a CT that came as DICOM</source>
        <translation>需要 DICOM 格式的 CT</translation>
    </message>
    <message>
        <source>Tables and reports are in English: other programs read them, and scores are quoted from their papers.</source>
        <translation>表格和报告为英文：供其他程序读取，评分按原始文献引用。</translation>
    </message>
    <message>
        <source>Compare with an earlier CT</source>
        <translation>与较早的 CT 比较</translation>
    </message>
    <message>
        <source>Keep this result, then open and segment the later CT of the same patient.</source>
        <translation>保留此结果，然后打开并分割同一患者较晚的 CT。</translation>
    </message>
    <message>
        <source>Earlier CT:</source>
        <translation>较早的 CT：</translation>
    </message>
    <message>
        <source>Now open and segment the later one.</source>
        <translation>现在打开并分割较晚的 CT。</translation>
    </message>
    <message>
        <source>Compare, and save the report</source>
        <translation>比较并保存报告</translation>
    </message>
    <message>
        <source>Keep this result as the earlier one</source>
        <translation>将此结果保留为较早的</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>放弃保留</translation>
    </message>
    <message>
        <source>Learn from corrections</source>
        <translation>从修正中学习</translation>
    </message>
    <message>
        <source>Training set: a folder on this computer</source>
        <translation>训练集：本机上的文件夹</translation>
    </message>
    <message>
        <source>Right on every slice; the training takes the others for unknown:</source>
        <translation>每层均正确；训练时其余类别视为未知：</translation>
    </message>
    <message>
        <source>Add to the training set</source>
        <translation>加入训练集</translation>
    </message>
    <message>
        <source>Retrain</source>
        <translation>再训练</translation>
    </message>
    <message>
        <source>Stop training</source>
        <translation>停止训练</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>What the training wrote</source>
        <translation>训练的输出</translation>
    </message>
    <message>
        <source>Many CTs</source>
        <translation>多个 CT</translation>
    </message>
    <message>
        <source>Folder with CTs, on this computer</source>
        <translation>本机上含 CT 的文件夹</translation>
    </message>
    <message>
        <source>Send files</source>
        <translation>发送文件</translation>
    </message>
    <message>
        <source>Send a folder</source>
        <translation>发送文件夹</translation>
    </message>
    <message>
        <source>Many CTs: files</source>
        <translation>多个 CT：文件</translation>
    </message>
    <message>
        <source>Many CTs: a folder</source>
        <translation>多个 CT：文件夹</translation>
    </message>
    <message>
        <source>Folder for the results; a new one if empty</source>
        <translation>结果文件夹；留空则新建</translation>
    </message>
    <message>
        <source>Segment them all</source>
        <translation>全部分割</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Save all results (zip)</source>
        <translation>保存全部结果（zip）</translation>
    </message>
    <message>
        <source>For research, not for diagnosis. Everything stays on this computer.</source>
        <translation>仅供研究，不用于诊断。所有数据都留在本机。</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Open a chest CT</source>
        <translation>打开胸部 CT</translation>
    </message>
    <message>
        <source>A NIfTI, NRRD or MetaImage file, a folder of DICOM slices, or a zip archive of either. Drop it anywhere on this page.</source>
        <translation>NIfTI、NRRD 或 MetaImage 文件，DICOM 层面文件夹，或其 zip 压缩包。可拖放到此页面任意位置。</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Try the sample</source>
        <translation>试用示例</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>scene.results</name>
    <message>
        <source>Lesion {number} of {count}: {what}</source>
        <translation>病灶 {number}/{count}：{what}</translation>
    </message>
    <message>
        <source>Uncertain place {number} of {count}: {what}</source>
        <translation>不确定处 {number}/{count}：{what}</translation>
    </message>
    <message>
        <source>No place stands out as uncertain.</source>
        <translation>没有明显不确定的位置。</translation>
    </message>
    <message>
        <source>There is no lesion of {ml} mL or more.</source>
        <translation>没有 {ml} mL 或更大的病灶。</translation>
    </message>
</context>
<context>
    <name>app.server</name>
    <message>
        <source>drawn elsewhere</source>
        <translation>在别处绘制</translation>
    </message>
</context>
<context>
    <name>app.session</name>
    <message>
        <source>The segmentation was corrected by hand. Opening another CT drops the corrections.</source>
        <translation>分割已经手动修正。打开另一个 CT 会丢弃这些修正。</translation>
    </message>
    <message>
        <source>{x} × {y} × {z} voxels of {a:.2f} × {b:.2f} × {c:.2f} mm</source>
        <translation>{x} × {y} × {z} 体素，每个 {a:.2f} × {b:.2f} × {c:.2f} mm</translation>
    </message>
    <message>
        <source>The corrections were not exported; they stay for the comparison, until the page is closed.</source>
        <translation>修正尚未导出；在页面关闭前仍保留用于比较。</translation>
    </message>
    <message>
        <source>The segmentation was corrected by hand. Segmenting again replaces it; Undo brings it back.</source>
        <translation>分割已经手动修正。再次分割会将其替换；“撤销”可恢复。</translation>
    </message>
    <message>
        <source>{ct} findings</source>
        <translation>{ct} 所见</translation>
    </message>
    <message>
        <source>Drop the corrections?</source>
        <translation>丢弃修正？</translation>
    </message>
    <message>
        <source>Go on without export?</source>
        <translation>不导出而继续？</translation>
    </message>
    <message>
        <source>Drop them</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Segment again?</source>
        <translation>再次分割？</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Segment again</source>
        <translation>再次分割</translation>
    </message>
</context>
<context>
    <name>tasks.choosing</name>
    <message>
        <source>The model '{name}' comes with these terms: {terms} It is not a medical device. Do you agree?</source>
        <translation>模型“{name}”附有以下条款：{terms} 它不是医疗器械。您同意吗？</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Automatic ({device})</source>
        <translation>自动（{device}）</translation>
    </message>
    <message>
        <source>Terms of the model</source>
        <translation>模型的条款</translation>
    </message>
    <message>
        <source>I agree</source>
        <translation>我同意</translation>
    </message>
</context>
<context>
    <name>tasks.comparison</name>
    <message>
        <source>There is nothing to compare; keep one result as the earlier CT, and segment another.</source>
        <translation>没有可比较的内容；请将一个结果保留为较早的 CT，再分割另一个。</translation>
    </message>
</context>
<context>
    <name>tasks.correcting</name>
    <message>
        <source>{ml} mL taken away.</source>
        <translation>已移除 {ml} mL。</translation>
    </message>
    <message>
        <source>{ml} mL added.</source>
        <translation>已添加 {ml} mL。</translation>
    </message>
    <message>
        <source>This class is locked; unlock it, or choose another one.</source>
        <translation>该类别已锁定；请解锁，或选择其他类别。</translation>
    </message>
    <message>
        <source>A click adds ground-glass opacity or consolidation; paint an effusion.</source>
        <translation>点击可添加磨玻璃影或实变；胸腔积液请用画笔绘制。</translation>
    </message>
</context>
<context>
    <name>tasks.exports</name>
    <message>
        <source>Writing…</source>
        <translation>正在写入…</translation>
    </message>
    <message>
        <source>There is nothing to export; segment a CT first.</source>
        <translation>没有可导出的内容；请先分割一个 CT。</translation>
    </message>
    <message>
        <source>Exported as {name}.</source>
        <translation>已导出为 {name}。</translation>
    </message>
</context>
<context>
    <name>tasks.learning</name>
    <message>
        <source>Train {model} further on the {count} cases of {folder}, {epochs} epochs; the new model is {name}.</source>
        <translation>用 {folder} 中的 {count} 个病例继续训练 {model}，共 {epochs} 轮；新模型为 {name}。</translation>
    </message>
    <message>
        <source>Going on with the training that was broken off…</source>
        <translation>正在继续之前中断的训练…</translation>
    </message>
    <message>
        <source>Starting the training…</source>
        <translation>正在开始训练…</translation>
    </message>
    <message>
        <source>Stopping the training…</source>
        <translation>正在停止训练…</translation>
    </message>
    <message>
        <source>Epoch {epoch} of {epochs}: {figures}</source>
        <translation>第 {epoch} 轮，共 {epochs} 轮：{figures}</translation>
    </message>
    <message>
        <source>The new model '{name}' is ready and chosen above.</source>
        <translation>新模型“{name}”已就绪，并已在上方选中。</translation>
    </message>
    <message>
        <source>The training was stopped.</source>
        <translation>训练已停止。</translation>
    </message>
    <message>
        <source>The training failed; see above.</source>
        <translation>训练失败；见上方。</translation>
    </message>
    <message>
        <source>This segmentation is already in the training set, as {name}.</source>
        <translation>此分割已在训练集中，名为 {name}。</translation>
    </message>
    <message>
        <source>Replace it?</source>
        <translation>替换？</translation>
    </message>
    <message>
        <source>Added as {name} to {folder}.</source>
        <translation>已作为 {name} 加入 {folder}。</translation>
    </message>
    <message>
        <source>Retrain?</source>
        <translation>再训练？</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Add it once more</source>
        <translation>再添加一次</translation>
    </message>
    <message>
        <source>Retrain</source>
        <translation>再训练</translation>
    </message>
</context>
<context>
    <name>tasks.lungs</name>
    <message>
        <source>Correct the lungs with the tools, then press Use these lungs.</source>
        <translation>用工具修正肺部，然后点击“采用这些肺”。</translation>
    </message>
    <message>
        <source>Measured again in the corrected lungs.</source>
        <translation>已在修正后的肺内重新测量。</translation>
    </message>
    <message>
        <source>No lungs were found in this CT, so there are no shares; draw them with the button below.</source>
        <translation>在该 CT 中未找到肺部，因此没有占比；请用下方按钮绘制。</translation>
    </message>
</context>
<context>
    <name>tasks.many</name>
    <message>
        <source>{folder} is no folder on this computer; name one with CTs, or send files.</source>
        <translation>{folder} 不是本机上的文件夹；请指定含 CT 的文件夹，或发送文件。</translation>
    </message>
    <message>
        <source>{folder} is not empty; name an empty folder for the results, or a new one.</source>
        <translation>{folder} 不为空；请为结果指定空文件夹或新文件夹。</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>正在发送…</translation>
    </message>
    <message>
        <source>The upload was broken off; choose the CTs again.</source>
        <translation>上传中断；请重新选择这些 CT。</translation>
    </message>
    <message>
        <source>This CT has no result to look at.</source>
        <translation>该 CT 没有可查看的结果。</translation>
    </message>
    <message>
        <source>There are no results to fetch; segment some CTs first.</source>
        <translation>没有可保存的结果；请先分割一些 CT。</translation>
    </message>
    <message>
        <source>Name a folder with CTs, or send files.</source>
        <translation>请指定含 CT 的文件夹，或发送文件。</translation>
    </message>
    <message>
        <source>{count} files were sent.</source>
        <translation>已发送 {count} 个文件。</translation>
    </message>
    <message>
        <source>Sending {name}…</source>
        <translation>正在发送 {name}…</translation>
    </message>
</context>
<context>
    <name>tasks.opening</name>
    <message>
        <source>Making the sample…</source>
        <translation>正在生成示例…</translation>
    </message>
    <message>
        <source>Reading the CT…</source>
        <translation>正在读取 CT…</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>The upload was broken off; choose the CT again.</source>
        <translation>上传中断；请重新选择 CT。</translation>
    </message>
    <message>
        <source>This folder</source>
        <translation>此文件夹</translation>
    </message>
    <message>
        <source>Loading {name}…</source>
        <translation>正在加载 {name}…</translation>
    </message>
</context>
<context>
    <name>web.routes</name>
    <message>
        <source>The page did not ask for this.</source>
        <translation>页面并未请求此内容。</translation>
    </message>
</context>
<context>
    <name>web.security</name>
    <message>
        <source>This address is not the server's own; open the one that covidseg app printed.</source>
        <translation>这不是服务器自己的地址；请打开 covidseg app 输出的地址。</translation>
    </message>
    <message>
        <source>The token is not the server's; open the address that covidseg app printed last.</source>
        <translation>令牌不属于此服务器；请打开 covidseg app 最后输出的地址。</translation>
    </message>
    <message>
        <source>This request comes from another page.</source>
        <translation>此请求来自另一个页面。</translation>
    </message>
    <message>
        <source>Open the address that covidseg app printed, token included.</source>
        <translation>请打开 covidseg app 输出的完整地址（包括令牌）。</translation>
    </message>
</context>
<context>
    <name>web.uploads</name>
    <message>
        <source>No file came; choose a CT.</source>
        <translation>未收到文件；请选择一个 CT。</translation>
    </message>
    <message>
        <source>A file and a folder have the same name; rename one of the two.</source>
        <translation>文件与文件夹同名；请重命名其中之一。</translation>
    </message>
    <message>
        <source>More than {gib} GiB; choose the files of one CT.</source>
        <translation>超过 {gib} GiB；请选择一个 CT 的文件。</translation>
    </message>
    <message>
        <source>More than {count} files; choose the folder of one CT.</source>
        <translation>超过 {count} 个文件；请选择一个 CT 的文件夹。</translation>
    </message>
</context>
<context>
    <name>frontend.engine_sentences</name>
    <message>
        <source>The slices are {gap} mm apart (more than {limit}): small lesions are missed or blurred.</source>
        <translation>层间距为 {gap} mm（大于 {limit}）：小病灶会漏掉或模糊。</translation>
    </message>
    <message>
        <source>The spine seems to lie beside the lungs: the image may be turned by a quarter, and sides, zones and effusion are then wrong; check the orientation.</source>
        <translation>脊柱似乎位于肺的旁边：图像可能旋转了四分之一圈，左右、分区和积液因此有误；请检查方向。</translation>
    </message>
    <message>
        <source>The liver seems to lie on the left: the image or its header may be mirrored, or the patient's organs are, and right and left are then exchanged; check the orientation.</source>
        <translation>肝脏似乎位于左侧：图像或其头信息可能是镜像的，或患者脏器本身反位，此时左右互换；请检查方位。</translation>
    </message>
    <message>
        <source>The air around the patient is at about {air} HU, where a CT has it at -1000: the scale of the values (rescale slope, intercept) may be wrong, and what is found with it; check the export.</source>
        <translation>患者周围的空气约为 {air} HU，而 CT 中应为 -1000：数值的比例（rescale slope、intercept）可能有误，所得结果也随之有误；请检查导出。</translation>
    </message>
    <message>
        <source>Neighbouring slices seem to have changed places (numbers {number} and {other} from below are the first): each looks more like the slice beyond the other than like the one beside it; export the CT again.</source>
        <translation>相邻层面似乎互换了位置（自下而上第 {number} 和第 {other} 层最先）：每一层与另一层之外的层面比与其旁边的层面更相似；请重新导出 CT。</translation>
    </message>
    <message>
        <source>The voxels measure 1 × 1 × 1 mm and begin at 0, 0, 0, as where size and orientation were never written: volumes, sides and zones may be wrong; check the export.</source>
        <translation>体素为 1 × 1 × 1 mm 且起点为 0, 0, 0，如同从未写入大小和方位：体积、左右和分区可能有误；请检查导出。</translation>
    </message>
    <message>
        <source>The header does not say which way up the patient lies (qform and sform are not set): programs differ in what they take for right and left, front and back; check the orientation.</source>
        <translation>头信息未说明患者的方位（未设置 qform 和 sform）：各程序对左右、前后的判断不同；请检查方位。</translation>
    </message>
    <message>
        <source>The header gives two voxel sizes, {taken} mm (sform) and {size} mm (pixdim); the first was taken, and volumes are wrong if it is; check the export.</source>
        <translation>头信息给出两种体素大小：{taken} mm（sform）和 {size} mm（pixdim）；已采用前者，若其有误则体积也有误；请检查导出。</translation>
    </message>
    <message>
        <source>The header says in two ways how the patient lies (sform and qform), and they differ in what is right and left, front and back, or top and base; the sform was taken; check the orientation.</source>
        <translation>头信息以两种方式（sform 和 qform）说明患者的方位，二者在左右、前后或上下上不一致；已采用 sform；请检查方位。</translation>
    </message>
    <message>
        <source>Nothing is above {limit} HU, where {share} % of the image lie, as in a picture with a lung window: fluid and consolidation cannot be told from other tissue.</source>
        <translation>没有高于 {limit} HU 的值，而图像的 {share} % 处于该值，好像是带肺窗的图片：液体和实变无法与其他组织区分。</translation>
    </message>
    <message>
        <source>Most soft tissue lies at about {mode} HU, where a CT has it at 20 to 80: the scale of the values (rescale slope, intercept) may be wrong, and what is found with it; check the export.</source>
        <translation>大部分软组织约为 {mode} HU，而 CT 中应为 20 至 80：数值的标度（重缩放斜率、截距）可能有误，所得结果也随之有误；请检查导出。</translation>
    </message>
    <message>
        <source>The lungs found are {width} mm wide, {depth} mm deep and {height} mm high, larger than any human's: spacings may be swapped or wrong, and volumes with them; check the voxel size.</source>
        <translation>找到的肺宽 {width} mm、深 {depth} mm、高 {height} mm，超过任何人的肺：体素间距可能互换或有误，体积也随之有误；请检查体素大小。</translation>
    </message>
    <message>
        <source>The lungs found are {width} mm wide and only {height} mm high, though both of their ends are in view: the distance of the slices may be wrong, and volumes with it; check the voxel size.</source>
        <translation>所找到的肺宽 {width} mm，高仅 {height} mm，而其两端均在视野内：层间距可能有误，体积也因此有误；请检查体素大小。</translation>
    </message>
    <message>
        <source>The {edges} edges of the image go on into each other, as where it was rolled and the chest is split: volumes, sides and zones are then wrong; export the CT again.</source>
        <translation>图像的{edges}边缘彼此相接，似乎图像被循环平移、胸部被分开：体积、侧别和分区因此有误；请重新导出 CT。</translation>
    </message>
    <message>
        <source>What surrounds the lungs found is no chest wall: half of it is below {median} HU, expected tissue above {limit} HU; grey values may be inverted, or the lung mask too small or of another CT.</source>
        <translation>所找到的肺周围不是胸壁：其中一半低于 {median} HU，应为高于 {limit} HU 的组织；灰度可能被反转，或肺掩膜过小或属于另一个 CT。</translation>
    </message>
    <message>
        <source>The image is noise ({noise} HU in soft tissue, where no CT has over {most}): it shows no chest; export the CT again.</source>
        <translation>图像只是噪声（软组织中 {noise} HU，任何 CT 都不超过 {most}）：没有显示胸部；请重新导出 CT。</translation>
    </message>
    <message>
        <source>The image is very noisy ({noise} HU in soft tissue, seldom over {usual}): faint opacities cannot be told from noise.</source>
        <translation>图像噪声很大（软组织中 {noise} HU，通常不超过 {usual}）：淡薄的阴影无法与噪声区分。</translation>
    </message>
    <message>
        <source>Neighbouring slices look less alike than those two apart, as where two scans are woven into one; look at the CT from the side.</source>
        <translation>相邻层面的相似度低于相隔一层的层面，好像两次扫描交织在一起；请从侧面查看 CT。</translation>
    </message>
    <message>
        <source>The spine seems to lie in front of the lungs: the header may have the patient upside-down, and effusion is then looked for on the wrong side; check the orientation.</source>
        <translation>脊柱似乎位于肺的前方：文件头中的患者方向可能上下颠倒，积液会在错误的一侧寻找；请检查方向。</translation>
    </message>
    <message>
        <source>The lungs are wider at the top than at the base: the slices may be stored upside-down, feet up, and what is said of zones and sides is then wrong; check the orientation.</source>
        <translation>肺的上部比底部宽：层面可能倒序存储（脚在上），关于分区和左右的说明因此有误；请检查方向。</translation>
    </message>
    <message>
        <source>The lungs found measure {litres} L, expected {least} to {most} L; check the voxel size and the lung mask.</source>
        <translation>找到的肺为 {litres} L，预期为 {least} 至 {most} L；请检查体素大小和肺掩膜。</translation>
    </message>
    <message>
        <source>There is hardly any body around the lungs: they seem to be cut out, and what is found in them, at the pleura above all, is not to be relied on.</source>
        <translation>肺周围几乎没有躯体：肺似乎是裁剪出来的，其中的结果（尤其在胸膜处）不可靠。</translation>
    </message>
    <message>
        <source>The {side} lung holds hardly any air: it is opaque, missing or outside the image, and what is found on that side is not to be relied on.</source>
        <translation>{side}肺几乎不含空气：它不透明、缺失或在图像之外，该侧的结果不可靠。</translation>
    </message>
    <message>
        <source>The reconstruction kernel {kernel} is sharp: noise moves HU and the well-aerated share.</source>
        <translation>重建核 {kernel} 偏锐利：噪声会影响 HU 值和通气良好的比例。</translation>
    </message>
    <message>
        <source>A contrast agent was given: HU of lung and lesions are higher than without.</source>
        <translation>使用了对比剂：肺和病灶的 HU 高于未使用时。</translation>
    </message>
    <message>
        <source>The images were compressed with loss: HU are not exact.</source>
        <translation>图像经过有损压缩：HU 值不精确。</translation>
    </message>
    <message>
        <source>{slices} slices on the CPU: each was looked at once; the effort 'thorough' looks {looks} times.</source>
        <translation>CPU 上有 {slices} 个层面：每个只看一次；“thorough”模式看 {looks} 次。</translation>
    </message>
    <message>
        <source>{slices} slices on the CPU, and little was found: each was looked at once, the {again} with findings {looks} times more.</source>
        <translation>CPU 上有 {slices} 个层面，且发现很少：每个看一次，其中 {again} 个有发现的再看 {looks} 次。</translation>
    </message>
    <message>
        <source>Memory ran out on {device}; going on with {count} {items} at a time.</source>
        <translation>{device} 的内存不足；改为每次处理 {count} 个{items}。</translation>
    </message>
    <message>
        <source>Memory ran out on cpu; going on with one thread.</source>
        <translation>内存不足；改用单线程继续。</translation>
    </message>
    <message>
        <source>Memory ran out on {device}; going on with the CPU.</source>
        <translation>{device} 的内存不足；改用 CPU 继续。</translation>
    </message>
    <message>
        <source>{share} % of the lung mask lies beyond the chest's cavity as CovidSeg finds it; check that it was made on this CT.</source>
        <translation>肺掩膜有 {share} % 位于 CovidSeg 找到的胸腔之外；请确认它是在此 CT 上制作的。</translation>
    </message>
    <message>
        <source>The model '{name}' never learnt one class: {lesion}, which no case that it learnt from shows by itself; do not rely on it there, whether it marks any or none.</source>
        <translation>模型“{name}”从未学习过一个类别：{lesion}，其学习的病例中没有一例单独显示该类别；无论它标记与否，请勿在该类别上依赖它。</translation>
    </message>
    <message>
        <source>The model '{name}' hardly finds one class, by its card: {lesion} (mean Dice {dice} at the most in cases that it had not seen); do not rely on it there.</source>
        <translation>根据模型卡，模型“{name}”几乎找不到一个类别：{lesion}（在其未见过的病例中平均 Dice 至多 {dice}）；请勿在该类别上依赖它。</translation>
    </message>
    <message>
        <source>No lungs were found, so nothing was segmented; look at the CT, or choose another lung mask.</source>
        <translation>没有找到肺，因此没有分割任何内容；请查看 CT，或选择其他肺掩膜。</translation>
    </message>
    <message>
        <source>{odd} of {count} slices is blank, or constant in a part where the slices beside show the body (number {number} from below is the first), as after a copy that broke off; copy or export the CT again.</source>
        <translation>{count} 层中有 {odd} 层为空白，或在相邻层面显示身体的部分为单一值（从下数第 {number} 层是第一个），如复制中断所致；请重新复制或导出 CT。</translation>
    </message>
    <message>
        <source>{odd} of {count} slices are blank, or constant in a part where the slices beside show the body (number {number} from below is the first), as after a copy that broke off; copy or export the CT again.</source>
        <translation>{count} 层中有 {odd} 层为空白，或在相邻层面显示身体的部分为单一值（从下数第 {number} 层是第一个），如复制中断所致；请重新复制或导出 CT。</translation>
    </message>
    <message>
        <source>{odd} of {count} slices is {blank}, {end}: a copy may have broken off, and nothing is found there.</source>
        <translation>{count} 层中有 {odd} 层{blank}，位于{end}：复制可能中断，该处不会发现任何内容。</translation>
    </message>
    <message>
        <source>{odd} of {count} slices are {blank}, {end}: a copy may have broken off, and nothing is found there.</source>
        <translation>{count} 层中有 {odd} 层{blank}，位于{end}：复制可能中断，该处不会发现任何内容。</translation>
    </message>
    <message>
        <source>1 slice repeats exactly the one below (number {number} from below is the first): volumes are too large by as much.</source>
        <translation>1 层与其下一层完全相同（从下数第 {number} 层是第一个）：体积相应偏大。</translation>
    </message>
    <message>
        <source>{count} slices repeat exactly the one below (number {number} from below is the first): volumes are too large by as much.</source>
        <translation>{count} 层与其下一层完全相同（从下数第 {number} 层是第一个）：体积相应偏大。</translation>
    </message>
    <message>
        <source>The picture jumps between neighbouring slices in 1 place (first after number {number} from below): slices may be missing there, or in a wrong order, and volumes wrong.</source>
        <translation>图像在 1 处相邻层面间跳变（首先在从下数第 {number} 层之后）：该处可能缺少层面或顺序有误，体积不正确。</translation>
    </message>
    <message>
        <source>The picture jumps between neighbouring slices in {count} places (first after number {number} from below): slices may be missing there, or in a wrong order, and volumes wrong.</source>
        <translation>图像在 {count} 处相邻层面间跳变（首先在从下数第 {number} 层之后）：该处可能缺少层面或顺序有误，体积不正确。</translation>
    </message>
    <message>
        <source>The slices are in a wrong order: the picture jumps after number {number} from below, and the highest slice goes on into the lowest, as where the upper part of a scan was stored below its lower one; zones, and what is found near the jump, are then wrong: export the CT again.</source>
        <translation>层面顺序有误：图像在从下数第 {number} 层之后跳变，而最高层接续最低层，似乎扫描的上部被存储在下部之下；分区以及跳变附近所发现的内容因此有误：请重新导出 CT。</translation>
    </message>
    <message>
        <source>{odd} of {count} slices look more like slices elsewhere than like those beside them: they are in a wrong order, or the chest is there twice; volumes and zones are then wrong: export the CT again.</source>
        <translation>{count} 层中有 {odd} 层与别处层面比与相邻层面更相似：顺序有误，或胸部出现两次；体积和分区因此有误：请重新导出 CT。</translation>
    </message>
    <message>
        <source>Outside its field of view the CT is filled with {values} HU, in 1 slice; that was taken for air.</source>
        <translation>视野之外，CT 在 1 层中以 {values} HU 填充；已当作空气。</translation>
    </message>
    <message>
        <source>Outside its field of view the CT is filled with {values} HU, in {count} slices; that was taken for air.</source>
        <translation>视野之外，CT 在 {count} 层中以 {values} HU 填充；已当作空气。</translation>
    </message>
    <message>
        <source>What lies beside that fill, about {median} HU, is neither air nor body: grey values may be inverted, or the lungs cut out, and what is found is then wrong; export the CT in HU.</source>
        <translation>该填充旁边约为 {median} HU，既非空气也非身体：灰度可能被反转，或肺被单独裁出，所得结果因此有误；请以 HU 导出 CT。</translation>
    </message>
    <message>
        <source>The series holds {drawback}.</source>
        <translation>该序列含有{drawback}。</translation>
    </message>
    <message>
        <source>Of {count} CT series, {series} was taken, since {why}; 'covidseg series' lists them, --series chooses another.</source>
        <translation>在 {count} 个 CT 序列中选用了 {series}，因为{why}；'covidseg series' 可列出它们，--series 可另选。</translation>
    </message>
    <message>
        <source>1 image was left out: at another angle than the others, a scout.</source>
        <translation>略去 1 幅图像：角度与其他不同，为定位像。</translation>
    </message>
    <message>
        <source>{count} images were left out: at another angle than the others, a scout.</source>
        <translation>略去 {count} 幅图像：角度与其他不同，为定位像。</translation>
    </message>
    <message>
        <source>The slices name {count} series, but lie on one grid of one study: they were read as one CT.</source>
        <translation>层面属于 {count} 个序列，但位于同一检查的同一网格上：已作为一个 CT 读取。</translation>
    </message>
    <message>
        <source>{name} was read by the names of its segments: {listed}.</source>
        <translation>{name} 按其分割段的名称读取：{listed}。</translation>
    </message>
    <message>
        <source>{name} was read by the names of its segments: {listed}; left out: {others}.</source>
        <translation>{name} 按其分割段的名称读取：{listed}；略去：{others}。</translation>
    </message>
    <message>
        <source>{name} was taken for lobes as {scheme} numbers them: {lobes}.</source>
        <translation>{name} 被当作 {scheme} 编号的肺叶：{lobes}。</translation>
    </message>
    <message>
        <source>{name} has right and left the other way round than the CT: what it calls right lies on the patient's left; the sides were taken from where they lie, so check the mask.</source>
        <translation>{name} 的左右与 CT 相反：它所称的右侧在患者左侧；已按实际位置确定左右，请检查掩膜。</translation>
    </message>
    <message>
        <source>{path} is no zip archive, damaged or cut off; copy or export it again.</source>
        <translation>{path} 不是 zip 压缩包，或已损坏、不完整；请重新复制或导出。</translation>
    </message>
    <message>
        <source>{path} may not be read by you; change its permissions or copy it.</source>
        <translation>您无权读取 {path}；请更改其权限或复制它。</translation>
    </message>
    <message>
        <source>{path} holds {size} GB, more than there is room for in {folder}; make room, or unpack it where there is.</source>
        <translation>{path} 含有 {size} GB，超过 {folder} 的可用空间；请腾出空间，或在有空间的地方解压。</translation>
    </message>
    <message>
        <source>{path} holds {count} files, more than any study; give the folder of the study.</source>
        <translation>{path} 含有 {count} 个文件，超过任何检查；请提供该检查的文件夹。</translation>
    </message>
    <message>
        <source>{path} names a file outside itself ({file}); it is not to be trusted.</source>
        <translation>{path} 指向其自身之外的文件（{file}）；不可信任。</translation>
    </message>
    <message>
        <source>{path} holds a link ({file}), not a file; zip the files themselves.</source>
        <translation>{path} 含有链接（{file}）而不是文件；请压缩文件本身。</translation>
    </message>
    <message>
        <source>{path} is protected by a password; unpack it, and give the folder.</source>
        <translation>{path} 有密码保护；请解压后提供文件夹。</translation>
    </message>
    <message>
        <source>{path} would unpack to {size} GB from {packed} MB, as no study does; it is not to be trusted.</source>
        <translation>{path} 会从 {packed} MB 解压为 {size} GB，任何检查都不会如此；不可信任。</translation>
    </message>
    <message>
        <source>{path} is an empty archive; zip the folder of the study again.</source>
        <translation>{path} 是空的压缩包；请重新压缩检查的文件夹。</translation>
    </message>
    <message>
        <source>{path} holds {file} twice; zip the folder of the study again.</source>
        <translation>{path} 含有两个 {file}；请重新压缩检查的文件夹。</translation>
    </message>
    <message>
        <source>{path} is damaged or packed in an unknown way ({file} is the first); zip it again.</source>
        <translation>{path} 已损坏或以未知方式压缩（{file} 是第一个）；请重新压缩。</translation>
    </message>
    <message>
        <source>{path} does not exist; check the name.</source>
        <translation>{path} 不存在；请检查名称。</translation>
    </message>
    <message>
        <source>{path} is a pipe or a device, not a file; write the image to a file first.</source>
        <translation>{path} 是管道或设备，不是文件；请先将图像写入文件。</translation>
    </message>
    <message>
        <source>{path} is a 2-D picture, not a CT volume; export the CT as DICOM, NIfTI, NRRD or MHA.</source>
        <translation>{path} 是二维图片，不是 CT 体数据；请将 CT 导出为 DICOM、NIfTI、NRRD 或 MHA。</translation>
    </message>
    <message>
        <source>{path} is no image that CovidSeg reads; expected {formats} or DICOM.</source>
        <translation>{path} 不是 CovidSeg 能读取的图像；应为 {formats} 或 DICOM。</translation>
    </message>
    <message>
        <source>{path} is {stand_in}, not an image; {remedy}.</source>
        <translation>{path} 是{stand_in}，不是图像；{remedy}。</translation>
    </message>
    <message>
        <source>{path} is {stand_in}, not a zip archive; download the file itself.</source>
        <translation>{path} 是{stand_in}，不是 zip 压缩包；请下载文件本身。</translation>
    </message>
    <message>
        <source>{path} holds {file}, no DICOM study; unpack it, and give that file.</source>
        <translation>{path} 包含 {file}，不是 DICOM 检查；请解压并提供该文件。</translation>
    </message>
    <message>
        <source>{path} is an empty file; copy or export it again.</source>
        <translation>{path} 是空文件；请重新复制或导出。</translation>
    </message>
    <message>
        <source>{path} is {dimensions}, expected one volume with 3 dimensions.</source>
        <translation>{path} 是{dimensions}，应为一个三维体数据。</translation>
    </message>
    <message>
        <source>{path} needs more memory than there is, or its header is damaged; close other programs, or crop it.</source>
        <translation>{path} 所需内存超过可用内存，或其文件头已损坏；请关闭其他程序，或裁剪图像。</translation>
    </message>
    <message>
        <source>{path} cannot be read: it is damaged, cut off or not the kind of image that its name says; copy or export it again.</source>
        <translation>{path} 无法读取：已损坏、不完整，或不是其名称所示的图像类型；请重新复制或导出。</translation>
    </message>
    <message>
        <source>{path} is no label map: its values run from {low} to {high}, expected 0 to 255.</source>
        <translation>{path} 不是标签图：其值从 {low} 到 {high}，应为 0 到 255。</translation>
    </message>
    <message>
        <source>{path} is no label map: it holds fractions, expected whole numbers (0 is background).</source>
        <translation>{path} 不是标签图：含有小数，应为整数（0 为背景）。</translation>
    </message>
    <message>
        <source>{path} holds the segment {segment}, no lesions; expected {names}.</source>
        <translation>{path} 含有分割段 {segment}，不是病变；应为 {names}。</translation>
    </message>
    <message>
        <source>{path} has the segment {segment} beside lesions; keep only {names}.</source>
        <translation>{path} 除病变外还有分割段 {segment}；请只保留 {names}。</translation>
    </message>
    <message>
        <source>{path} names a segmentation (.seg.nrrd), expected an image: choose .nii.gz, .nrrd or .mha.</source>
        <translation>{path} 是分割 (.seg.nrrd)，应为图像：请选择 .nii.gz、.nrrd 或 .mha。</translation>
    </message>
    <message>
        <source>{path} has the wrong suffix; end its name in {suffixes}.</source>
        <translation>{path} 的扩展名不对；名称应以 {suffixes} 结尾。</translation>
    </message>
    <message>
        <source>{path} is a folder; give the name of a file to write.</source>
        <translation>{path} 是文件夹；请给出要写入的文件名。</translation>
    </message>
    <message>
        <source>Cannot write {path}: {folder} is not a folder you may write to; choose another.</source>
        <translation>无法写入 {path}：您无权写入 {folder}；请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Cannot write {path}: {reason}.</source>
        <translation>无法写入 {path}：{reason}。</translation>
    </message>
    <message>
        <source>{path} exists and is not replaced; choose another name, or remove it.</source>
        <translation>{path} 已存在，不会被替换；请选择其他名称，或将其删除。</translation>
    </message>
    <message>
        <source>{path} appeared while it was computed and is not replaced; choose another name.</source>
        <translation>{path} 在计算期间出现，不会被替换；请选择其他名称。</translation>
    </message>
    <message>
        <source>{path} is being written by another run; wait for it, or choose another name.</source>
        <translation>{path} 正由另一个运行写入；请等待，或选择其他名称。</translation>
    </message>
    <message>
        <source>{path} holds colours or vectors, not a grey-value image; export the CT itself.</source>
        <translation>{path} 含有颜色或向量，不是灰度图像；请导出 CT 本身。</translation>
    </message>
    <message>
        <source>{path} holds colours or complex numbers, not a grey-value image; export the CT itself.</source>
        <translation>{path} 含有颜色或复数，不是灰度图像；请导出 CT 本身。</translation>
    </message>
    <message>
        <source>{path} holds colours or overlapping segments, not one label map; export it as a label map.</source>
        <translation>{path} 含有颜色或重叠的分割段，不是单一标签图；请导出为标签图。</translation>
    </message>
    <message>
        <source>{path} is a MetaImage kept as text or in several files; save it as one .mha or .nii.gz.</source>
        <translation>{path} 是以文本或多个文件保存的 MetaImage；请保存为一个 .mha 或 .nii.gz。</translation>
    </message>
    <message>
        <source>{path} keeps its voxels in {data}, which is not beside it; copy both files.</source>
        <translation>{path} 的体素在 {data} 中，但该文件不在旁边；请复制两个文件。</translation>
    </message>
    <message>
        <source>{path} keeps its voxels in a bzip2 file; save it with gzip, or as .mha.</source>
        <translation>{path} 的体素以 bzip2 压缩；请用 gzip 保存，或保存为 .mha。</translation>
    </message>
    <message>
        <source>{path} is not a NIfTI image in one file; convert it to .nii.gz.</source>
        <translation>{path} 不是单文件的 NIfTI 图像；请转换为 .nii.gz。</translation>
    </message>
    <message>
        <source>{path} claims an impossible size: its header is damaged; copy it again.</source>
        <translation>{path} 声称的大小不可能：其文件头已损坏；请重新复制。</translation>
    </message>
    <message>
        <source>{path} claims an impossible size: its header is damaged; copy or export it again.</source>
        <translation>{path} 声称的大小不可能：其文件头已损坏；请重新复制或导出。</translation>
    </message>
    <message>
        <source>{path} has a spacing of 0 or a singular direction matrix; export it again.</source>
        <translation>{path} 的间距为 0 或方向矩阵奇异；请重新导出。</translation>
    </message>
    <message>
        <source>The image's geometry is unusable (a spacing of 0, NaN, a singular direction matrix); export it again.</source>
        <translation>图像的几何信息不可用（间距为 0、NaN 或方向矩阵奇异）；请重新导出。</translation>
    </message>
    <message>
        <source>Expected a volume with 3 dimensions; this one has {dimensions}.</source>
        <translation>应为三维体数据；此数据有 {dimensions} 维。</translation>
    </message>
    <message>
        <source>{path} should hold {size} voxels, which it cannot: it is cut off or damaged; copy it again.</source>
        <translation>{path} 应含有 {size} 个体素，但不可能：已不完整或损坏；请重新复制。</translation>
    </message>
    <message>
        <source>{name} has voxels that are NaN or infinite; replace them by air (-1000 HU).</source>
        <translation>{name} 中有 NaN 或无穷大的体素；请用空气（-1000 HU）替换。</translation>
    </message>
    <message>
        <source>{name} is empty: every voxel is {value}; export the CT again.</source>
        <translation>{name} 为空：所有体素均为 {value}；请重新导出 CT。</translation>
    </message>
    <message>
        <source>{name} looks like 8-bit pixels (0…255), not Hounsfield units; export the CT in HU or pass --window LOW,HIGH.</source>
        <translation>{name} 看起来是 8 位像素（0…255），不是 Hounsfield 单位；请以 HU 导出 CT，或在命令行使用 --window LOW,HIGH。</translation>
    </message>
    <message>
        <source>{name} is not a chest CT in Hounsfield units: its values run from {low} to {high} and none is air (about -1000 HU), as in MR, a mask or CT without its rescale intercept; export the CT in HU.</source>
        <translation>{name} 不是以 Hounsfield 单位表示的胸部 CT：其值从 {low} 到 {high}，没有空气（约 -1000 HU），如 MR、掩膜或缺少 rescale intercept 的 CT；请以 HU 导出 CT。</translation>
    </message>
    <message>
        <source>{name} is not in Hounsfield units: {share} % of its values lie beyond {least} to {most} ({low} to {high} in all); check the rescale slope, and export the CT in HU.</source>
        <translation>{name} 不是 Hounsfield 单位：{share} % 的值超出 {least} 到 {most}（全部为 {low} 到 {high}）；请检查 rescale slope，并以 HU 导出 CT。</translation>
    </message>
    <message>
        <source>{name} is not in Hounsfield units: {share} % of its values lie between {least} and {most}, where a CT has dense bone alone; the rescale intercept (-1024) seems to be lost, or grey values are inverted: export the CT in HU.</source>
        <translation>{name} 不是以亨氏单位表示：其值的 {share} % 位于 {least} 与 {most} 之间，而 CT 在此仅有致密骨；rescale intercept（-1024）似乎丢失，或灰度被反转：请以 HU 导出 CT。</translation>
    </message>
    <message>
        <source>{name} is not in Hounsfield units: {share} % of its values lie about {median}, and air, the darkest, at -1000; grey values may be inverted or the rescale intercept wrong: export the CT in HU.</source>
        <translation>{name} 不是以亨氏单位表示：其值的 {share} % 约为 {median}，而最暗的空气为 -1000；灰度可能被反转，或 rescale intercept 有误：请以 HU 导出 CT。</translation>
    </message>
    <message>
        <source>{name} is not in Hounsfield units: its values reach {below} below air, but {above} above soft tissue, the other way round than bone; grey values may be inverted or the rescale intercept wrong: export the CT in HU.</source>
        <translation>{name} 不是以亨氏单位表示：其值低于空气达 {below}，而高于软组织仅 {above}，与骨骼相反；灰度可能被反转，或 rescale intercept 有误：请以 HU 导出 CT。</translation>
    </message>
    <message>
        <source>{name} has inverted grey values: all its corners are bright, where the air around a patient is dark; export the CT in HU.</source>
        <translation>{name} 的灰度值反转：所有角都是亮的，而患者周围的空气应为暗；请以 HU 导出 CT。</translation>
    </message>
    <message>
        <source>{name} holds nothing but air, no patient; check that the right image was exported.</source>
        <translation>{name} 只含空气，没有患者；请检查导出的图像是否正确。</translation>
    </message>
    <message>
        <source>No series in {folder} is called {wanted}; the folder holds {listed}.</source>
        <translation>{folder} 中没有名为 {wanted} 的序列；该文件夹含有 {listed}。</translation>
    </message>
    <message>
        <source>The series {description} in {folder} is {kind}; give a CT series of the chest.</source>
        <translation>{folder} 中的序列 {description} 不可用（{kind}）；请提供胸部 CT 序列。</translation>
    </message>
    <message>
        <source>{folder} holds {listed}, none of them clearly best; {advice}.</source>
        <translation>{folder} 含有 {listed}，没有明显最佳者；{advice}。</translation>
    </message>
    <message>
        <source>{folder} is not a folder; give the folder of a DICOM series.</source>
        <translation>{folder} 不是文件夹；请提供 DICOM 序列的文件夹。</translation>
    </message>
    <message>
        <source>The folder {folder} {emptiness}; give the folder of a CT series, or an image file.</source>
        <translation>文件夹 {folder} {emptiness}；请提供 CT 序列的文件夹或图像文件。</translation>
    </message>
    <message>
        <source>The archive {path} {emptiness}; give the folder of a CT series, or an image file.</source>
        <translation>压缩包 {path} {emptiness}；请提供 CT 序列的文件夹或图像文件。</translation>
    </message>
    <message>
        <source>The folder {folder} may not be read by you; change its permissions.</source>
        <translation>您无权读取文件夹 {folder}；请更改其权限。</translation>
    </message>
    <message>
        <source>{name} has slices of different or impossible sizes; export one reconstruction only.</source>
        <translation>{name} 的层面大小不一或不可能；请只导出一个重建。</translation>
    </message>
    <message>
        <source>{name} has slices at different angles or pixel spacings; export one reconstruction only.</source>
        <translation>{name} 的层面角度或像素间距不一；请只导出一个重建。</translation>
    </message>
    <message>
        <source>{name} has slices of {count} {owners}; export each on its own.</source>
        <translation>{name} 含有 {count} 个{owners}的层面；请分别导出。</translation>
    </message>
    <message>
        <source>{name} holds {woven} acquisitions woven into each other (the {element} jumps to and fro from slice to slice), as of two breaths or phases; export one of them only.</source>
        <translation>{name} 含有 {woven} 次交织的采集（{element} 在层面间来回跳动），如两次呼吸或两个期相；请只导出其中之一。</translation>
    </message>
    <message>
        <source>{name} holds {count} acquisitions or reconstructions over the same part of the body, by their {element} ({parts}), as of two breaths or phases; export one of them only.</source>
        <translation>{name} 按 {element}（{parts}）含有同一身体部位的 {count} 次采集或重建，如两次呼吸或两个期相；请只导出其中之一。</translation>
    </message>
    <message>
        <source>{name} has several slices at the same place ({place} mm along the slice normal) that differ: two phases or reconstructions in one; export one of them only.</source>
        <translation>{name} 在同一位置（沿层面法线 {place} mm）有多个不同的层面：两个期相或重建混在一起；请只导出其中之一。</translation>
    </message>
    <message>
        <source>{name} has a gap of {gap} mm {where} where slices are {usual} mm apart: {missing} or more missing; export the whole series.</source>
        <translation>{name} 在{where}有 {gap} mm 的间隙，而层间距为 {usual} mm：缺少 {missing} 层或更多；请导出完整序列。</translation>
    </message>
    <message>
        <source>{name} is irregular: slices stand {least} to {gap} mm apart (widest {where}), or not on a line; export a reconstruction with one spacing.</source>
        <translation>{name} 不规则：层间距为 {least} 到 {gap} mm（最宽处在{where}），或不在一条直线上；请导出单一间距的重建。</translation>
    </message>
    <message>
        <source>{path} is compressed as {name} ({uid}), which CovidSeg cannot decode; export the series uncompressed.</source>
        <translation>{path} 以 {name}（{uid}）压缩，CovidSeg 无法解码；请以未压缩方式导出序列。</translation>
    </message>
    <message>
        <source>{path} has a decimal comma in its rescale slope or intercept ({values}), which would give wrong HU; export the series again.</source>
        <translation>{path} 的 rescale slope 或 intercept 含有小数逗号（{values}），会得到错误的 HU；请重新导出序列。</translation>
    </message>
    <message>
        <source>Of {count} slices, {without} without a rescale slope or intercept stand among others with it ({path} is the first): their values are not in one scale; export the series again.</source>
        <translation>{count} 层中有 {without} 层没有 rescale slope 或 intercept，而其他层有（{path} 是第一层）：其值不在同一标度；请重新导出序列。</translation>
    </message>
    <message>
        <source>{path} has frames of different rescale slopes or intercepts; export one file a slice.</source>
        <translation>{path} 的各帧 rescale slope 或 intercept 不同；请每层导出一个文件。</translation>
    </message>
    <message>
        <source>{path} has {shape} pixels where its header says {expected}: damaged.</source>
        <translation>{path} 有 {shape} 像素，而文件头为 {expected}：已损坏。</translation>
    </message>
    <message>
        <source>{odd} of {count} slices is {uniform} ({path} is the first), as after a copy that broke off; copy or export the series again.</source>
        <translation>{count} 层中有 {odd} 层{uniform}（{path} 是第一层），如复制中断所致；请重新复制或导出序列。</translation>
    </message>
    <message>
        <source>{odd} of {count} slices are {uniform} ({path} is the first), as after a copy that broke off; copy or export the series again.</source>
        <translation>{count} 层中有 {odd} 层{uniform}（{path} 是第一层），如复制中断所致；请重新复制或导出序列。</translation>
    </message>
    <message>
        <source>{path} cannot be decoded: damaged or cut off; copy or export the series again.</source>
        <translation>{path} 无法解码：已损坏或不完整；请重新复制或导出序列。</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}); copy or export the series again.</source>
        <translation>{path} 无法读取（{reason}）；请重新复制或导出序列。</translation>
    </message>
    <message>
        <source>{count} of the CT slices in {folder} cannot be read ({path} is the first: {reason}); copy or export the series again.</source>
        <translation>{folder} 中有 {count} 个 CT 层面无法读取（{path} 是第一个：{reason}）；请重新复制或导出序列。</translation>
    </message>
    <message>
        <source>{path} is no slice of a CT; give the files of one CT series.</source>
        <translation>{path} 不是 CT 层面；请提供一个 CT 序列的文件。</translation>
    </message>
    <message>
        <source>There is no DICOM file to read; give the files of one CT series.</source>
        <translation>没有可读取的 DICOM 文件；请提供一个 CT 序列的文件。</translation>
    </message>
    <message>
        <source>{path} is a DICOM segmentation, not a CT; give the folder of the CT series.</source>
        <translation>{path} 是 DICOM 分割，不是 CT；请提供 CT 序列的文件夹。</translation>
    </message>
    <message>
        <source>{path} holds no image (a report or the like); give a CT series of the chest.</source>
        <translation>{path} 不含图像（报告或类似内容）；请提供胸部 CT 序列。</translation>
    </message>
    <message>
        <source>{path} holds {count} DICOM SEG objects, expected one label map; give the file itself.</source>
        <translation>{path} 含有 {count} 个 DICOM SEG 对象，应为一个标签图；请直接提供文件。</translation>
    </message>
    <message>
        <source>{path} is {document}, expected a label map; convert it to DICOM SEG, .nii.gz or .seg.nrrd, in 3D Slicer for instance.</source>
        <translation>{path} 是{document}，应为标签图；请转换为 DICOM SEG、.nii.gz 或 .seg.nrrd，例如在 3D Slicer 中。</translation>
    </message>
    <message>
        <source>{path} has more than 255 segments; export those that are wanted.</source>
        <translation>{path} 的分割段超过 255 个；请只导出需要的。</translation>
    </message>
    <message>
        <source>{path} is damaged: it has {frames} frames and {places} places; export it again.</source>
        <translation>{path} 已损坏：有 {frames} 帧和 {places} 个位置；请重新导出。</translation>
    </message>
    <message>
        <source>{path} has frames at different angles or spacings; export it again on one CT.</source>
        <translation>{path} 的各帧角度或间距不同；请在一个 CT 上重新导出。</translation>
    </message>
    <message>
        <source>{path} holds probabilities, not labels; convert it to a binary segmentation, in 3D Slicer for instance.</source>
        <translation>{path} 含有概率而不是标签；请转换为二值分割，例如在 3D Slicer 中。</translation>
    </message>
    <message>
        <source>{path} has planes at uneven distances ({length} mm in all); give it as .nii.gz.</source>
        <translation>{path} 的平面间距不均（共 {length} mm）；请以 .nii.gz 提供。</translation>
    </message>
    <message>
        <source>{path} does not lie on the grid of the CT; give the segmentation that was made on this CT.</source>
        <translation>{path} 不在该 CT 的网格上；请提供在此 CT 上制作的分割。</translation>
    </message>
    <message>
        <source>{path} reaches beyond the CT; give the segmentation that was made on this CT.</source>
        <translation>{path} 超出该 CT；请提供在此 CT 上制作的分割。</translation>
    </message>
    <message>
        <source>Slices of the CT share a SOP Instance UID, so DICOM SEG cannot refer to them; export NIfTI instead.</source>
        <translation>CT 的层面共用一个 SOP Instance UID，因此 DICOM SEG 无法引用它们；请改为导出 NIfTI。</translation>
    </message>
    <message>
        <source>The segmentation is empty, and DICOM SEG cannot hold that; there is nothing to export.</source>
        <translation>分割为空，DICOM SEG 无法保存；没有可导出的内容。</translation>
    </message>
    <message>
        <source>DICOM SEG needs the package highdicom; install it: pip install highdicom</source>
        <translation>DICOM SEG 需要软件包 highdicom；请安装：pip install highdicom</translation>
    </message>
    <message>
        <source>The DICOM files of the CT lack something that DICOM SEG needs ({reason}); export the label map as NIfTI.</source>
        <translation>CT 的 DICOM 文件缺少 DICOM SEG 所需的内容（{reason}）；请将标签图导出为 NIfTI。</translation>
    </message>
    <message>
        <source>The segmentation does not lie on the grid of the CT's DICOM files, so it cannot refer to them; segment the CT as it was loaded, not a cropped, resampled or moved one.</source>
        <translation>分割不在 CT 的 DICOM 文件的网格上，因此无法引用它们；请分割原样加载的 CT，而不是裁剪、重采样或移动过的。</translation>
    </message>
    <message>
        <source>{folder} holds {count} series of one slice each that are not one CT: it {why}</source>
        <translation>{folder} 含有 {count} 个各一层的序列，不构成一个 CT（{why}）</translation>
    </message>
    <message>
        <source>The CT cannot be a human chest: its voxels measure {voxels} mm and the whole image {whole} mm; correct the voxel size or its unit, and try again.</source>
        <translation>这个 CT 不可能是人的胸部：体素为 {voxels} mm，整个图像为 {whole} mm；请更正体素大小或其单位后重试。</translation>
    </message>
    <message>
        <source>The lungs found measure {litres} L, more than any human's ({most} L); correct the voxel size ({grid}), or give a lung mask.</source>
        <translation>找到的肺为 {litres} L，超过任何人的肺（{most} L）；请更正体素大小（{grid}），或提供肺掩膜。</translation>
    </message>
    <message>
        <source>The point lies outside of the CT; point at a place inside of it.</source>
        <translation>该点在 CT 之外；请指向 CT 内的位置。</translation>
    </message>
    <message>
        <source>The lungs of this result are not known; segment the CT again, or correct the lungs first.</source>
        <translation>此结果的肺未知；请重新分割 CT，或先修正肺。</translation>
    </message>
    <message>
        <source>There is no lesion where the click lies; click on what is to go.</source>
        <translation>点击处没有病灶；请点击要去除的部分。</translation>
    </message>
    <message>
        <source>The click lies where no such lesion can be; click inside the lungs, or on what is to go.</source>
        <translation>点击处不可能有这种病灶；请点击肺内，或要去除的部分。</translation>
    </message>
    <message>
        <source>{name} holds no voxels; load the image again or choose another.</source>
        <translation>{name} 不含体素；请重新加载图像或选择其他图像。</translation>
    </message>
    <message>
        <source>The transform of the CT spreads it over far more space than a chest; take the CT out of the transform.</source>
        <translation>CT 的变换使其远大于胸部；请将 CT 移出该变换。</translation>
    </message>
    <message>
        <source>The CT of {name} is no longer in the scene; load it again.</source>
        <translation>{name} 的 CT 已不在场景中；请重新加载。</translation>
    </message>
    <message>
        <source>There is no CT to segment; choose a volume.</source>
        <translation>没有可分割的 CT；请选择一个体数据。</translation>
    </message>
    <message>
        <source>{name} is a label map, expected a CT; choose the volume that it was made from.</source>
        <translation>{name} 是标签图，应为 CT；请选择制作它所用的体数据。</translation>
    </message>
    <message>
        <source>{name} holds colours or vectors, expected a CT; choose a grey-value volume.</source>
        <translation>{name} 包含颜色或矢量，应为 CT；请选择灰度体数据。</translation>
    </message>
    <message>
        <source>{name} no longer has the segment that was chosen as lungs; choose another.</source>
        <translation>{name} 不再有被选为肺的分割段；请选择其他。</translation>
    </message>
    <message>
        <source>The CT has left the scene; load it again and segment it.</source>
        <translation>CT 已离开场景；请重新加载并分割。</translation>
    </message>
    <message>
        <source>{name} and the CT are under different transforms, so its labels cannot be replaced; make a new segmentation.</source>
        <translation>{name} 与 CT 处于不同的变换之下，因此无法替换其标签；请新建一个分割。</translation>
    </message>
    <message>
        <source>{name} is no image; choose a volume.</source>
        <translation>{name} 不是图像；请选择一个体数据。</translation>
    </message>
    <message>
        <source>{name} cannot be turned into a label map; convert it in Segmentations first.</source>
        <translation>{name} 无法转换为标签图；请先在 Segmentations 中转换。</translation>
    </message>
    <message>
        <source>The labels have {labels} voxels and {name} has {voxels}: the CT was changed since; segment it again.</source>
        <translation>标签有 {labels} 个体素，而 {name} 有 {voxels} 个：CT 之后被更改过；请重新分割。</translation>
    </message>
    <message>
        <source>The CT has voxels that are NaN, infinite or no numbers; replace them by air (-1000 HU).</source>
        <translation>CT 中有 NaN、无穷大或非数字的体素；请用空气（-1000 HU）替换。</translation>
    </message>
    <message>
        <source>The network of the model '{name}' gave values that are no numbers (NaN); its training went wrong: choose another model.</source>
        <translation>模型“{name}”的网络给出了非数字的值（NaN）；其训练出了问题：请选择其他模型。</translation>
    </message>
    <message>
        <source>Memory ran out even for one slice or patch on the CPU; close other programs and try again.</source>
        <translation>CPU 上连一个层面或图块的内存都不够；请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>Memory ran out; close other programs, or take a smaller part of the CT.</source>
        <translation>内存不足；请关闭其他程序，或只取 CT 的一部分。</translation>
    </message>
    <message>
        <source>The device '{name}' was asked for, but this machine has {has}; choose auto or cpu.</source>
        <translation>要求使用设备“{name}”，但这台计算机有 {has}；请选择 auto 或 cpu。</translation>
    </message>
    <message>
        <source>{name} is empty: no voxel is marked as lung; draw it again, or let CovidSeg find the lungs.</source>
        <translation>{name} 为空：没有体素标记为肺；请重新绘制，或让 CovidSeg 寻找肺。</translation>
    </message>
    <message>
        <source>{name} has only {segments}, no lung; draw the lungs, or leave it out.</source>
        <translation>{name} 只有 {segments}，没有肺；请绘制肺，或不使用该掩膜。</translation>
    </message>
    <message>
        <source>{name} does not fit the CT: {beyond} % of it lies beyond the chest's cavity, and it leaves out {missed} % of the lung; make it on this very CT, not on another or a flipped one.</source>
        <translation>{name} 与 CT 不符：有 {beyond} % 位于胸腔之外，并且缺少肺的 {missed} %；请在这个 CT 本身上制作掩膜，而不是在其他或翻转的 CT 上。</translation>
    </message>
    <message>
        <source>The Python package {name} is not installed; install it first.</source>
        <translation>Python 软件包 {name} 未安装；请先安装。</translation>
    </message>
    <message>
        <source>Stopped while looking for the lungs; nothing was written.</source>
        <translation>在查找肺时停止；未写入任何内容。</translation>
    </message>
    <message>
        <source>Segmentation was cancelled; nothing was written.</source>
        <translation>分割已取消；未写入任何内容。</translation>
    </message>
    <message>
        <source>Cancelled before it began.</source>
        <translation>开始前已取消。</translation>
    </message>
    <message>
        <source>Cancelled while the model was loaded.</source>
        <translation>加载模型时已取消。</translation>
    </message>
    <message>
        <source>Cancelled before the answer was written.</source>
        <translation>写入结果前已取消。</translation>
    </message>
    <message>
        <source>Cancelled while the lungs were looked for.</source>
        <translation>查找肺时已取消。</translation>
    </message>
    <message>
        <source>There is no device '{name}'; choose auto, cpu, cuda, cuda:N or mps.</source>
        <translation>没有设备“{name}”；请选择 auto、cpu、cuda、cuda:N 或 mps。</translation>
    </message>
    <message>
        <source>The lung engine lungmask is not installed; run: pip install lungmask, or use the engine auto.</source>
        <translation>未安装肺引擎 lungmask；请运行 pip install lungmask，或使用 auto。</translation>
    </message>
    <message>
        <source>lungmask could not fetch its weights ({reason}); connect to the internet once, or use the engine auto.</source>
        <translation>lungmask 无法获取其权重（{reason}）；请连接一次互联网，或使用 auto。</translation>
    </message>
    <message>
        <source>The lung network is missing ({path}: {reason}); install CovidSeg again, or choose the lung engine anatomy, which needs no weights.</source>
        <translation>缺少肺网络（{path}：{reason}）；请重新安装 CovidSeg，或选择不需要权重的肺引擎 anatomy。</translation>
    </message>
    <message>
        <source>The weights of the lung network cannot be read ({path}: {reason}); install CovidSeg again, or choose the lung engine anatomy.</source>
        <translation>无法读取肺网络的权重（{path}：{reason}）；请重新安装 CovidSeg，或选择肺引擎 anatomy。</translation>
    </message>
    <message>
        <source>{path} is no card of a lung network ({reason}); install CovidSeg again.</source>
        <translation>{path} 不是肺网络的说明文件（{reason}）；请重新安装 CovidSeg。</translation>
    </message>
    <message>
        <source>{path} is cut off or altered: its SHA-256 is not the one in {card}; install CovidSeg again.</source>
        <translation>{path} 不完整或被更改：其 SHA-256 与 {card} 中的不符；请重新安装 CovidSeg。</translation>
    </message>
    <message>
        <source>{path} does not fit its card ({reason}).</source>
        <translation>{path} 与其说明文件不符（{reason}）。</translation>
    </message>
    <message>
        <source>The lung mask {path} lies on another grid than the CT (mask {mask}; CT {ct}); make it on the CT itself.</source>
        <translation>肺掩膜 {path} 与 CT 不在同一网格（掩膜 {mask}；CT {ct}）；请在该 CT 上制作。</translation>
    </message>
    <message>
        <source>{name} has {mask} voxels and the CT {ct} along Z, Y, X; make it on the CT itself.</source>
        <translation>沿 Z、Y、X，{name} 有 {mask} 个体素，CT 有 {ct} 个；请在该 CT 上制作。</translation>
    </message>
    <message>
        <source>{name} has the segment {segment}; expected lungs or lobes by name, such as 'right lung', and nothing but airways beside them.</source>
        <translation>{name} 含有分割段 {segment}；应为按名称的肺或肺叶，如 'right lung'，此外只可有气道。</translation>
    </message>
    <message>
        <source>{name} holds the labels {labels}; expected 1 (right) and 2 (left), one label for both lungs, or the five lobes of lungmask (1 to 5) or TotalSegmentator (10 to 14) where they belong; keep only these.</source>
        <translation>{name} 含有标签 {labels}；应为 1（右）和 2（左）、双肺共用一个标签，或位置正确的 lungmask（1 到 5）或 TotalSegmentator（10 到 14）五个肺叶；请只保留这些。</translation>
    </message>
    <message>
        <source>{name} does not part right from left: most of its {side} lung lies on the other side; expected 1 in the right and 2 in the left lung, or one label for both.</source>
        <translation>{name} 未区分左右：其{side}肺大部分在另一侧；应为右肺 1、左肺 2，或双肺共用一个标签。</translation>
    </message>
    <message>
        <source>The label map holds the label {label}; expected 0 and {known} only.</source>
        <translation>标签图含有标签 {label}；只应有 0 和 {known}。</translation>
    </message>
    <message>
        <source>There is no lung to align; check the lung mask of both CTs.</source>
        <translation>没有可对齐的肺；请检查两个 CT 的肺掩膜。</translation>
    </message>
    <message>
        <source>The {what} has {voxels} voxels along Z, Y, X and its grid {grid}.</source>
        <translation>{what}：沿 Z、Y、X 有 {voxels} 个体素，网格为 {grid}。</translation>
    </message>
    <message>
        <source>The array {name} of the request cannot be read ({reason}).</source>
        <translation>无法读取请求的数组 {name}（{reason}）。</translation>
    </message>
    <message>
        <source>The Resources folder of CovidSeg was not found beside {package}; install the package again.</source>
        <translation>在 {package} 旁未找到 CovidSeg 的 Resources 文件夹；请重新安装软件包。</translation>
    </message>
    <message>
        <source>The folder {folder} holds no {card}, so it is no CovidSeg model; choose another.</source>
        <translation>文件夹 {folder} 中没有 {card}，不是 CovidSeg 模型；请选择其他。</translation>
    </message>
    <message>
        <source>There is no model '{name}'; models on this machine: {names}.</source>
        <translation>没有模型“{name}”；本机上的模型：{names}。</translation>
    </message>
    <message>
        <source>The card of '{name}' holds a number that is not finite ({reason}).</source>
        <translation>“{name}”的说明文件含有非有限的数（{reason}）。</translation>
    </message>
    <message>
        <source>The model '{name}' tells {class_name} from background alone, and {needers} need ground glass, consolidation and effusion told apart; choose another model, or write its label map with covidseg segment as .nii.gz.</source>
        <translation>模型“{name}”只能区分 {class_name} 与背景，而 {needers} 需要区分磨玻璃影、实变和积液；请选择其他模型，或用 covidseg segment 将其标签图写为 .nii.gz。</translation>
    </message>
    <message>
        <source>{path} cannot be used: {reason}.</source>
        <translation>{path} 无法使用：{reason}。</translation>
    </message>
    <message>
        <source>{path} cannot be used: {reason}; copy or install the model again.</source>
        <translation>{path} 无法使用：{reason}；请重新复制或安装模型。</translation>
    </message>
    <message>
        <source>A model's name is letters, digits, '.', '_' and '-', at most 64, not '{name}'.</source>
        <translation>模型名称由字母、数字、“.”、“_”和“-”组成，最多 64 个，不能是“{name}”。</translation>
    </message>
    <message>
        <source>There is a model '{name}' already, in {folder}; choose another name.</source>
        <translation>{folder} 中已有模型“{name}”；请选择其他名称。</translation>
    </message>
    <message>
        <source>{path} is {stand_in}, not the weights of a model; download the file itself.</source>
        <translation>{path} 是{stand_in}，不是模型的权重；请下载文件本身。</translation>
    </message>
    <message>
        <source>{path} is missing; copy the model's folder again.</source>
        <translation>缺少 {path}；请重新复制模型的文件夹。</translation>
    </message>
    <message>
        <source>The weights '{name}' are not all finite numbers, so no model was saved; train it anew.</source>
        <translation>权重“{name}”并非全为有限数，因此未保存模型；请重新训练。</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}); copy the model's folder again.</source>
        <translation>无法读取 {path}（{reason}）；请重新复制模型的文件夹。</translation>
    </message>
    <message>
        <source>{path} is cut off or altered: its SHA-256 is not the one in {card}; copy the model's folder again.</source>
        <translation>{path} 不完整或被更改：其 SHA-256 与 {card} 中的不符；请重新复制模型的文件夹。</translation>
    </message>
    <message>
        <source>{path} holds numbers that are not finite, in '{name}'; choose another model.</source>
        <translation>{path} 的“{name}”中含有非有限的数；请选择其他模型。</translation>
    </message>
    <message>
        <source>{path} does not fit the network '{network}' ({reason}).</source>
        <translation>{path} 与网络“{network}”不符（{reason}）。</translation>
    </message>
    <message>
        <source>'{name}' prepares slices in another way than '{other}'; only models of the same preprocessing make an ensemble.</source>
        <translation>“{name}”与“{other}”的层面预处理不同；只有预处理相同的模型才能组成集成。</translation>
    </message>
    <message>
        <source>There is no network named {name}; {hint}</source>
        <translation>没有名为 {name} 的网络；{hint}</translation>
    </message>
    <message>
        <source>The network '{name}' cannot be built with {key} = {value}; expected whole numbers from 1 to {channels}, at most {levels} in a list, shares below 1, true, false or a word.</source>
        <translation>无法用 {key} = {value} 构建网络“{name}”；应为 1 到 {channels} 的整数、列表中最多 {levels} 个、小于 1 的比例、true、false 或一个词。</translation>
    </message>
    <message>
        <source>The network '{name}' cannot be built with {arguments}: {reason}.</source>
        <translation>无法用 {arguments} 构建网络“{name}”：{reason}。</translation>
    </message>
    <message>
        <source>The members of an ensemble must be a list of 1 to {most} networks.</source>
        <translation>集成的成员必须是 1 到 {most} 个网络的列表。</translation>
    </message>
    <message>
        <source>Every member of an ensemble must be a table with the name of a network, no ensemble.</source>
        <translation>集成的每个成员必须是含网络名称的表，不能是集成。</translation>
    </message>
    <message>
        <source>Unusable postprocessing: class_odds must be {count} numbers above 0, up to {most}, not {value}.</source>
        <translation>后处理不可用：class_odds 必须是 {count} 个大于 0、不超过 {most} 的数，而不是 {value}。</translation>
    </message>
    <message>
        <source>Unusable postprocessing: min_component_ml must be from 0 to {most}, not {value}.</source>
        <translation>后处理不可用：min_component_ml 必须为 0 到 {most}，而不是 {value}。</translation>
    </message>
    <message>
        <source>Unusable postprocessing: beyond_lungs_mm must be from 0 to {most}, not {value}.</source>
        <translation>后处理不可用：beyond_lungs_mm 必须为 0 到 {most}，而不是 {value}。</translation>
    </message>
    <message>
        <source>Unusable postprocessing: sure_above must be a probability from 0 to below 1, not {value}.</source>
        <translation>后处理不可用：sure_above 必须是 0 到小于 1 的概率，而不是 {value}。</translation>
    </message>
    <message>
        <source>Unusable preprocessing: {reason}.</source>
        <translation>预处理不可用：{reason}。</translation>
    </message>
    <message>
        <source>Unusable preprocessing: normalisation 'standard' needs mean_hu and sd_hu.</source>
        <translation>预处理不可用：归一化“standard”需要 mean_hu 和 sd_hu。</translation>
    </message>
    <message>
        <source>{name} looks at stacks of slices; give preprocessing.patch (slices, rows, columns).</source>
        <translation>{name} 处理层面堆；请给出 preprocessing.patch（层、行、列）。</translation>
    </message>
    <message>
        <source>{name} looks at single slices; leave out preprocessing.patch, {patch}.</source>
        <translation>{name} 处理单个层面；请去掉 preprocessing.patch（{patch}）。</translation>
    </message>
    <message>
        <source>The folder {folder} is a training run; its model is {model}.</source>
        <translation>文件夹 {folder} 是一次训练；其模型为 {model}。</translation>
    </message>
    <message>
        <source>{name} was not loaded from DICOM, so no DICOM object can refer to it; load the CT from the DICOM database, or export NIfTI.</source>
        <translation>{name} 不是从 DICOM 加载的，因此没有 DICOM 对象可以引用它；请从 DICOM 数据库加载 CT，或导出 NIfTI。</translation>
    </message>
    <message>
        <source>The DICOM files of {name} are no longer where they were; import the series again.</source>
        <translation>{name} 的 DICOM 文件已不在原处；请重新导入该序列。</translation>
    </message>
    <message>
        <source>{path} exists; choose another name, or allow it to be overwritten.</source>
        <translation>{path} 已存在；请选择其他名称，或允许覆盖。</translation>
    </message>
    <message>
        <source>Slicer could not write {path}; its error log says why.</source>
        <translation>Slicer 无法写入 {path}；其错误日志会说明原因。</translation>
    </message>
    <message>
        <source>Writing NIfTI needs the package nibabel; install it, or export .seg.nrrd.</source>
        <translation>写入 NIfTI 需要软件包 nibabel；请安装它，或导出 .seg.nrrd。</translation>
    </message>
    <message>
        <source>{folder} holds {files}; choose another folder, or allow it to be overwritten.</source>
        <translation>{folder} 中有 {files}；请选择其他文件夹，或允许覆盖。</translation>
    </message>
    <message>
        <source>The report needs the package {package}; install it: pip install {package}</source>
        <translation>报告需要软件包 {package}；请安装：pip install {package}</translation>
    </message>
    <message>
        <source>DICOM objects need the package {package}; install it: pip install {package}</source>
        <translation>DICOM 对象需要软件包 {package}；请安装：pip install {package}</translation>
    </message>
    <message>
        <source>The comparison needs the package {package}; install it: pip install {package}</source>
        <translation>比较需要软件包 {package}；请安装：pip install {package}</translation>
    </message>
    <message>
        <source>Reports need jinja2 and matplotlib; run: pip install "covidseg[report]".</source>
        <translation>报告需要 jinja2 和 matplotlib；请运行：pip install "covidseg[report]"。</translation>
    </message>
    <message>
        <source>{folder} is a file; a report is a folder: give another name.</source>
        <translation>{folder} 是文件；报告是文件夹：请给出其他名称。</translation>
    </message>
    <message>
        <source>{path} exists; choose another name, or replace it with --force.</source>
        <translation>{path} 已存在；请选择其他名称，或用 --force 替换。</translation>
    </message>
    <message>
        <source>{series} is no DICOM series, to which DICOM objects belong; use 'covidseg report' instead.</source>
        <translation>{series} 不是 DICOM 对象所属的 DICOM 序列；请改用 'covidseg report'。</translation>
    </message>
    <message>
        <source>The DICOM files of the CT lack something that a picture needs ({reason}); use the PDF instead.</source>
        <translation>CT 的 DICOM 文件缺少图片所需的内容（{reason}）；请改用 PDF。</translation>
    </message>
    <message>
        <source>The DICOM files of the CT name no study, to which a DICOM PDF belongs; use the PDF instead.</source>
        <translation>CT 的 DICOM 文件未指明 DICOM PDF 所属的检查；请改用 PDF。</translation>
    </message>
    <message>
        <source>The DICOM files of the CT lack something that DICOM SR needs ({reason}); use the JSON instead.</source>
        <translation>CT 的 DICOM 文件缺少 DICOM SR 所需的内容（{reason}）；请改用 JSON。</translation>
    </message>
    <message>
        <source>The label map {mask} has {labels}, the CT {ct} {voxels}; take the ones made from the same CT.</source>
        <translation>标签图 {mask} 为 {labels}，CT {ct} 为 {voxels}；请使用由同一 CT 得到的。</translation>
    </message>
    <message>
        <source>The {what} has {labels}, the CT {ct}; take the ones made from the same CT.</source>
        <translation>{what} 为 {labels}，CT 为 {ct}；请使用由同一 CT 得到的。</translation>
    </message>
    <message>
        <source>Expected one or more corrected labels of {known}, not {values}; say which were corrected.</source>
        <translation>应有 {known} 中一个或多个已修正的标签，而不是 {values}；请指明修正了哪些。</translation>
    </message>
    <message>
        <source>The labels have {labels} voxels and the CT {ct}; take those of this CT.</source>
        <translation>标签有 {labels} 个体素，CT 有 {ct} 个；请使用此 CT 的标签。</translation>
    </message>
    <message>
        <source>The case name {name} may hold letters, digits, - and _ only; choose another.</source>
        <translation>病例名 {name} 只能含字母、数字、- 和 _；请选择其他名称。</translation>
    </message>
    <message>
        <source>The training set {folder} has a case {name}; choose another name or replace it.</source>
        <translation>训练集 {folder} 已有病例 {name}；请选择其他名称或替换它。</translation>
    </message>
    <message>
        <source>{folder} is no training set: it holds other things; choose an empty or new folder.</source>
        <translation>{folder} 不是训练集：含有其他内容；请选择空的或新的文件夹。</translation>
    </message>
    <message>
        <source>{path} is no readable Decathlon description, with a 'training' list of image and label ({reason}).</source>
        <translation>{path} 不是可读的 Decathlon 说明，应含有图像与标签的 'training' 列表（{reason}）。</translation>
    </message>
    <message>
        <source>CT class</source>
        <translation>CT 分级</translation>
    </message>
    <message>
        <source>Six zones, 0–24</source>
        <translation>六区评分，0–24</translation>
    </message>
    <message>
        <source>0: none; 1: &lt;25 %; 2: 25 to &lt;50 %; 3: 50–75 %; 4: &gt;75 % of both lungs ({opacity}). Below 1 % (our limit) CT-0 and CT-1 are not told apart. Grading by the worse lung is a variant, not used.</source>
        <translation>0：无；1：&lt;25 %；2：25 至 &lt;50 %；3：50–75 %；4：&gt;75 %，占双肺（{opacity}）。低于 1 %（我们的界限）时不区分 CT-0 与 CT-1。不采用按较重一侧肺分级的变体。</translation>
    </message>
    <message>
        <source>Each zone 0: none; 1: &lt;25 %; 2: 25 to &lt;50 %; 3: 50 to &lt;75 %; 4: ≥75 % ({opacity}). Zones are thirds of lung height, not the anatomical zones (carina, inferior pulmonary veins) that the score was described for.</source>
        <translation>每区 0：无；1：&lt;25 %；2：25 至 &lt;50 %；3：50 至 &lt;75 %；4：≥75 %（{opacity}）。各区为肺高度的三等分，而非该评分原来所用的解剖分区（隆突、下肺静脉）。</translation>
    </message>
    <message>
        <source>CT 0–4 classes of the Moscow health department (Morozov 2020)</source>
        <translation>莫斯科卫生局的 CT 0–4 分级（Morozov 2020）</translation>
    </message>
    <message>
        <source>0–24 score by six zones; the zones replaced as the rule says</source>
        <translation>六区 0–24 评分；分区按规则所述替换</translation>
    </message>
    <message>
        <source>The lung field is unknown or cut off by the scan.</source>
        <translation>肺野未知，或被扫描范围截断。</translation>
    </message>
    <message>
        <source>Less than 1 % of the lungs: within the false-positive range.</source>
        <translation>不到双肺的 1 %：在假阳性范围内。</translation>
    </message>
    <message>
        <source>The zones are unknown: a lung is missing, or much of the lungs is cut off by the scan.</source>
        <translation>分区未知：缺少一侧肺，或肺被扫描范围截去很多。</translation>
    </message>
    <message>
        <source>{count} of its points are for parts with less than 1 %: within the false-positive range.</source>
        <translation>其中 {count} 分来自不足 1 % 的部分：在假阳性范围内。</translation>
    </message>
    <message>
        <source>The label map may be one of the lungs, not of lesions: {why}; check which file was given.</source>
        <translation>该标签图可能是肺的标签图，而不是病灶的：{why}；请检查提供的是哪个文件。</translation>
    </message>
    <message>
        <source>No lungs are known: shares, zones and scores are unknown.</source>
        <translation>肺未知：比例、分区和评分均未知。</translation>
    </message>
    <message>
        <source>The scan cuts the lungs off at the {where}: volumes are of the part that it shows.</source>
        <translation>扫描范围截断了肺（{where}）：体积仅为所示部分。</translation>
    </message>
    <message>
        <source>The scan cuts the lungs off at the {where}: volumes are of the part that it shows; zones and scores are unknown, since the outermost slice holds {share} % of the largest area of lung (limit {limit} %).</source>
        <translation>扫描范围截断了肺（{where}）：体积仅为所示部分；分区和评分未知，因为最外层面占最大肺面积的 {share} %（界限 {limit} %）。</translation>
    </message>
    <message>
        <source>The lung field has {ml} mL, which is unusual for an adult: check the lung mask.</source>
        <translation>肺野为 {ml} mL，对成人而言不寻常：请检查肺掩膜。</translation>
    </message>
    <message>
        <source>There is no {side} lung in the lung field: sides, zones and scores miss it.</source>
        <translation>肺野中没有{side}肺：侧别、分区和评分不包含它。</translation>
    </message>
    <message>
        <source>{amount} of GGO or consolidation lie outside the lung field and count in no share or score.</source>
        <translation>{amount} 的磨玻璃影或实变位于肺野之外，不计入任何比例或评分。</translation>
    </message>
    <message>
        <source>The lungs could not be laid over one another (Dice {dice}, expected {least} or more): new and resolved are unknown.</source>
        <translation>两次的肺无法配准（Dice {dice}，应不低于 {least}）：新发和消退未知。</translation>
    </message>
    <message>
        <source>A scan cuts off too much of the lungs to lay them over one another: new and resolved are unknown, and volumes and shares are of different parts of the lungs.</source>
        <translation>有一次扫描截去的肺部过多，无法将两次的肺配准：新发和消退未知，体积和占比属于肺的不同部分。</translation>
    </message>
    <message>
        <source>The lungs lie over one another only if they are mirrored, turned or stretched more than a patient can be: new and resolved are unknown.</source>
        <translation>只有经过镜像、旋转或拉伸且超出患者可能的程度，两次的肺才能配准：新发和消退未知。</translation>
    </message>
    <message>
        <source>{amount} of GGO or consolidation lie where the other CT shows nothing: they count neither as new nor as resolved.</source>
        <translation>{amount} 的磨玻璃影或实变位于另一次 CT 未显示的部位：既不计为新发，也不计为消退。</translation>
    </message>
    <message>
        <source>Lung volume differs by {change} %: a deeper or shallower breath changes mL more than shares.</source>
        <translation>肺体积相差 {change} %：吸气深浅对 mL 的影响大于对比例的影响。</translation>
    </message>
    <message>
        <source>The kernels differ ({first_kernel}, {second_kernel}): HU and the well-aerated share cannot be compared.</source>
        <translation>重建核不同（{first_kernel}，{second_kernel}）：HU 和通气良好的比例无法比较。</translation>
    </message>
    <message>
        <source>The slice spacings differ ({first} and {second} mm): small lesions show unequally.</source>
        <translation>层间距不同（{first} 与 {second} mm）：小病灶的显示不一致。</translation>
    </message>
    <message>
        <source>The second CT is older than the first by its date: give the CTs in the order of time.</source>
        <translation>按日期，第二次 CT 早于第一次：请按时间顺序给出。</translation>
    </message>
    <message>
        <source>Both CTs are the same image: what changed is in the label maps alone, not in the patient.</source>
        <translation>两次 CT 是同一图像：变化仅在标签图中，而不在患者身上。</translation>
    </message>
    <message>
        <source>Both CTs are the same image, but their headers differ in voxel size or orientation: one of them at least is wrong, and volumes or sides with it.</source>
        <translation>两个 CT 是同一图像，但头信息中的体素大小或方位不同：至少有一个有误，体积或左右也随之有误。</translation>
    </message>
    <message>
        <source>Both label maps are the same though the CTs are not: one may have been made from the other CT; check the files.</source>
        <translation>两个标签图相同，而 CT 不同：其中一个可能由另一个 CT 生成；请检查文件。</translation>
    </message>
    <message>
        <source>The CTs name two patients: expected CTs of one, in the order of time.</source>
        <translation>这些 CT 属于两名患者：应为同一患者的 CT，按时间顺序。</translation>
    </message>
    <message>
        <source>Whether both CTs are of one patient is not known: the files do not say.</source>
        <translation>无法得知两次 CT 是否属于同一患者：文件中没有说明。</translation>
    </message>
    <message>
        <source>On the {cases} the mean Dice of {lesion} fell from {before} to {now}.</source>
        <translation>在{cases}上，{lesion}的平均 Dice 从 {before} 降至 {now}。</translation>
    </message>
    <message>
        <source>On the {cases} {lesion} is found in 1 case without it, before in {before}.</source>
        <translation>在{cases}上，{lesion}在 1 个没有该病变的病例中被检出，之前为 {before} 个。</translation>
    </message>
    <message>
        <source>On the {cases} {lesion} is found in {count} cases without it, before in {before}.</source>
        <translation>在{cases}上，{lesion}在 {count} 个没有该病变的病例中被检出，之前为 {before} 个。</translation>
    </message>
    <message>
        <source>CPU, 1 core</source>
        <translation>CPU，1 个核心</translation>
    </message>
    <message>
        <source>CPU, {count} cores</source>
        <translation>CPU，{count} 个核心</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>GGO and consolidation fill {share} % of the lungs, as a mask of the lungs does</source>
        <translation>磨玻璃影和实变占肺的 {share} %，如同肺掩膜</translation>
    </message>
    <message>
        <source>half of the GGO and consolidation is below {hu} HU, as healthy lung is</source>
        <translation>磨玻璃影和实变的一半低于 {hu} HU，如同健康的肺</translation>
    </message>
    <message>
        <source>top</source>
        <translation>上方</translation>
    </message>
    <message>
        <source>bottom</source>
        <translation>下方</translation>
    </message>
    <message>
        <source>sides</source>
        <translation>两侧</translation>
    </message>
    <message>
        <source>top and at the bottom</source>
        <translation>上方和下方</translation>
    </message>
    <message>
        <source>top and at the sides</source>
        <translation>上方和两侧</translation>
    </message>
    <message>
        <source>bottom and at the sides</source>
        <translation>下方和两侧</translation>
    </message>
    <message>
        <source>top and at the bottom and at the sides</source>
        <translation>上方、下方和两侧</translation>
    </message>
    <message>
        <source>{dimensions}-D (a time series or several images)</source>
        <translation>{dimensions} 维数据（时间序列或多个图像）</translation>
    </message>
    <message>
        <source>{reason}; choose another name or folder</source>
        <translation>{reason}；请选择其他名称或文件夹</translation>
    </message>
    <message>
        <source>between {low} and {high} mm along the slice normal</source>
        <translation>沿层面法线 {low} 至 {high} mm 之间</translation>
    </message>
    <message>
        <source>of modality {modality}, not CT</source>
        <translation>模态为 {modality}，不是 CT</translation>
    </message>
    <message>
        <source>cannot be opened: {reason}</source>
        <translation>无法打开：{reason}</translation>
    </message>
    <message>
        <source>it can be measured ({others})</source>
        <translation>其可以测量（{others}）</translation>
    </message>
    <message>
        <source>1 slice only</source>
        <translation>仅 1 层</translation>
    </message>
    <message>
        <source>{count} slices only</source>
        <translation>仅 {count} 层</translation>
    </message>
    <message>
        <source>{count} such device(s)</source>
        <translation>{count} 个此类设备</translation>
    </message>
    <message>
        <source>a 2-D picture</source>
        <translation>二维图片</translation>
    </message>
    <message>
        <source>a scout (localizer) only</source>
        <translation>仅为定位像</translation>
    </message>
    <message>
        <source>a picture in colour or a screenshot, not slices</source>
        <translation>彩色图片或截图，不是层面</translation>
    </message>
    <message>
        <source>multi-frame DICOM that does not say where each frame lies</source>
        <translation>未说明各帧位置的多帧 DICOM</translation>
    </message>
    <message>
        <source>without {elements} in its headers, so it is not known where its voxels lie</source>
        <translation>其头信息中缺少 {elements}，因此不知道体素的位置</translation>
    </message>
    <message>
        <source>projections of many slices each (MIP or the like), in which volumes are not right</source>
        <translation>由多层合成的投影（MIP 等），其体积不准确</translation>
    </message>
    <message>
        <source>it shows more of the lungs</source>
        <translation>其显示的肺更多</translation>
    </message>
    <message>
        <source>its slices are axial and original</source>
        <translation>其层面为轴位且为原始图像</translation>
    </message>
    <message>
        <source>its slices are closer together</source>
        <translation>其层间距更小</translation>
    </message>
    <message>
        <source>its kernel is softer</source>
        <translation>其卷积核更软</translation>
    </message>
    <message>
        <source>its slices are thinner</source>
        <translation>其层厚更薄</translation>
    </message>
    <message>
        <source>no such device that this PyTorch can use</source>
        <translation>没有此 PyTorch 可用的此类设备</translation>
    </message>
    <message>
        <source>cut off or damaged</source>
        <translation>不完整或已损坏</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>may not be read by you</source>
        <translation>您无权读取</translation>
    </message>
    <message>
        <source>an empty file</source>
        <translation>空文件</translation>
    </message>
    <message>
        <source>nothing but zeros</source>
        <translation>全为零</translation>
    </message>
    <message>
        <source>damaged: it inflates to an impossible size</source>
        <translation>已损坏：解压后大小不可能</translation>
    </message>
    <message>
        <source>damaged: it has another number of frames than it says</source>
        <translation>已损坏：帧数与所称不符</translation>
    </message>
    <message>
        <source>the disk is full; make room, or choose another disk</source>
        <translation>磁盘已满；请腾出空间，或选择其他磁盘</translation>
    </message>
    <message>
        <source>your quota on this disk is used up; make room, or choose another disk</source>
        <translation>您在此磁盘上的配额已用完；请腾出空间，或选择其他磁盘</translation>
    </message>
    <message>
        <source>the file is larger than this disk or session allows; choose another disk</source>
        <translation>文件超过此磁盘或会话允许的大小；请选择其他磁盘</translation>
    </message>
    <message>
        <source>the name is too long; choose a shorter one</source>
        <translation>名称太长；请选择较短的名称</translation>
    </message>
    <message>
        <source>you may not write there; choose another folder</source>
        <translation>您无权在该处写入；请选择其他文件夹</translation>
    </message>
    <message>
        <source>the disk is read-only; choose another one</source>
        <translation>磁盘为只读；请选择其他磁盘</translation>
    </message>
    <message>
        <source>a part of the path is a file, not a folder; choose another folder</source>
        <translation>路径的一部分是文件而不是文件夹；请选择其他文件夹</translation>
    </message>
    <message>
        <source>the disk reports an error; choose another one</source>
        <translation>磁盘报告错误；请选择其他磁盘</translation>
    </message>
    <message>
        <source>{path}: {sentence}</source>
        <translation>{path}：{sentence}</translation>
    </message>
    <message>
        <source>{one} and {other}</source>
        <translation>{one}，并且{other}</translation>
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
        <translation>层面</translation>
    </message>
    <message>
        <source>patch(es)</source>
        <translation>图块</translation>
    </message>
    <message>
        <source>patients</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>studies</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>为空</translation>
    </message>
    <message>
        <source>holds no DICOM image</source>
        <translation>不含 DICOM 图像</translation>
    </message>
    <message>
        <source>of one value only</source>
        <translation>只有单一值</translation>
    </message>
    <message>
        <source>of one value in a part</source>
        <translation>部分为单一值</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>空白</translation>
    </message>
    <message>
        <source>blank in a part where the body goes on</source>
        <translation>在身体延续的部分空白</translation>
    </message>
    <message>
        <source>at both ends</source>
        <translation>两端</translation>
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
        <translation>zip 压缩包</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>a Git LFS pointer</source>
        <translation>Git LFS 指针</translation>
    </message>
    <message>
        <source>a git-annex pointer</source>
        <translation>git-annex 指针</translation>
    </message>
    <message>
        <source>the error message of a server</source>
        <translation>服务器的错误信息</translation>
    </message>
    <message>
        <source>unpack it, and give the file inside</source>
        <translation>请解压并提供其中的文件</translation>
    </message>
    <message>
        <source>download the file itself</source>
        <translation>请下载文件本身</translation>
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
        <translation>DICOM RT 结构集（轮廓）</translation>
    </message>
    <message>
        <source>DICOM, but no segmentation (SEG)</source>
        <translation>DICOM，但不是分割（SEG）</translation>
    </message>
    <message>
        <source>choose one with --series</source>
        <translation>请在命令行用 --series 选择一个</translation>
    </message>
    <message>
        <source>give one of these folders</source>
        <translation>请提供其中一个文件夹</translation>
    </message>
    <message>
        <source>choose one with --series, or segment each folder with --recursive</source>
        <translation>请在命令行用 --series 选择一个，或用 --recursive 分割每个文件夹</translation>
    </message>
    <message>
        <source>give one of these folders, or segment each folder with --recursive</source>
        <translation>请提供其中一个文件夹，或在命令行用 --recursive 分割每个文件夹</translation>
    </message>
    <message>
        <source>the table and the segments</source>
        <translation>表格和分割段</translation>
    </message>
    <message>
        <source>GGO and consolidation inside the lung field over the lung field; effusion does not count</source>
        <translation>肺野内的磨玻璃影和实变占肺野的比例；积液不计</translation>
    </message>
    <message>
        <source>Ground-glass opacity</source>
        <translation>磨玻璃影</translation>
    </message>
    <message>
        <source>Consolidation</source>
        <translation>实变</translation>
    </message>
    <message>
        <source>Pleural effusion</source>
        <translation>胸腔积液</translation>
    </message>
    <message>
        <source>All lesions</source>
        <translation>所有病灶</translation>
    </message>
    <message>
        <source>Infection</source>
        <translation>感染</translation>
    </message>
    <message>
        <source>new cases, held out</source>
        <translation>留出的新病例</translation>
    </message>
    <message>
        <source>old validation cases</source>
        <translation>旧的验证病例</translation>
    </message>
    <message>
        <source>old cases that the model learnt from, held out now</source>
        <translation>模型曾学习、现已留出的旧病例</translation>
    </message>
    <message>
        <source>cases that it learnt from</source>
        <translation>模型学习过的病例</translation>
    </message>
</context>
</TS>
