<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CataloguePage</name>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s), and more</source>
        <translation>
            <numerusform>%n 件物品，还有更多</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n 件物品</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到匹配的物品</translation>
    </message>
</context>
<context>
    <name>DownloadPage</name>
    <message>
        <source>A film, from %1</source>
        <translation>来自 %1 的影片</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
</context>
<context>
    <name>ErrorBar</name>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>ErrorsPage</name>
    <message>
        <source>A response that does not come</source>
        <translation>迟迟不来的响应</translation>
    </message>
    <message>
        <source>A server that is too busy for the first two requests</source>
        <translation>过于繁忙、无法处理前两次请求的服务器</translation>
    </message>
    <message>
        <source>An address where nobody answers: correct it</source>
        <translation>无人应答的地址：请更正</translation>
    </message>
</context>
<context>
    <name>ImagesPage</name>
    <message>
        <source>Not there</source>
        <translation>无法显示</translation>
    </message>
</context>
<context>
    <name>LivePage</name>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message numerus="yes">
        <source>%n measurement(s)</source>
        <translation>
            <numerusform>%n 个测量值</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 °C</source>
        <comment>temperature</comment>
        <translation>%1 °C</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>HttpQ gallery</source>
        <translation>HttpQ 示例集</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>物品目录</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
</context>
<context>
    <name>RequestCard</name>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
</context>
<context>
    <name>TransferRow</name>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>进行中</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2, %3/s, %n second(s) left</source>
        <comment>sizes</comment>
        <translation>
            <numerusform>%1 / %2，%3/秒，剩余 %n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>未开始</translation>
    </message>
</context>
<context>
    <name>UploadPage</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>The path of a file, or drop one here</source>
        <translation>输入文件路径，或将文件拖到此处</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>A server to ask in place of the gallery&apos;s own.</source>
        <translation>要请求的服务器，用来代替示例集自带的服务器。</translation>
    </message>
</context>
</TS>
