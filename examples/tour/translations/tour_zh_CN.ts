<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Tour</name>
    <message>
        <source>A plain GET: co_await client.get(url)</source>
        <translation>简单的 GET：co_await client.get(url)</translation>
    </message>
    <message>
        <source>A JSON POST: client.post(url).json(item)</source>
        <translation>发送 JSON 的 POST：client.post(url).json(item)</translation>
    </message>
    <message>
        <source>A streamed download: the head is here, the body comes in chunks</source>
        <translation>流式下载：标头已到，正文分块到达</translation>
    </message>
    <message>
        <source>Signals, no coroutine: client.get(url).start(parent)</source>
        <translation>使用信号，不用协程：client.get(url).start(parent)</translation>
    </message>
    <message>
        <source>A timeout, and how its error reads</source>
        <translation>一次超时，以及它的错误信息</translation>
    </message>
    <message>
        <source>A cancel by context object: the window goes, the request goes with it</source>
        <translation>由上下文对象取消：窗口关闭，请求随之结束</translation>
    </message>
    <message>
        <source>the server was quicker</source>
        <translation>服务器抢先一步响应了</translation>
    </message>
    <message>
        <source>A group of fifty requests, eight at a time: client.parallel().atMost(8)</source>
        <translation>一组五十个请求，同时最多八个：client.parallel().atMost(8)</translation>
    </message>
    <message>
        <source>A group that is left: the first response is enough, the others are cancelled</source>
        <translation>提前放弃的一组请求：收到第一个响应就够了，其余的取消</translation>
    </message>
    <message>
        <source>The tour&apos;s server could not be started</source>
        <translation>无法启动导览的服务器</translation>
    </message>
    <message>
        <source>The HttpQ tour, against %1</source>
        <translation>HttpQ 导览，服务器：%1</translation>
    </message>
    <message>
        <source>The tour ended early: %1</source>
        <translation>导览提前结束：%1</translation>
    </message>
    <message>
        <source>The tour is done.</source>
        <translation>导览结束。</translation>
    </message>
    <message>
        <source>%1 in %2 ms, %3 of %4</source>
        <extracomment>a response, such as &lt;Response [200 OK]&gt;, the time it took, a size, a media type</extracomment>
        <translation>%1，用时 %2 毫秒，%3，类型为 %4</translation>
    </message>
    <message>
        <source>the server echoes the name: %1</source>
        <translation>服务器原样返回了名字：%1</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n chunks, never more than a few held in memory</source>
        <translation>
            <numerusform>%1，共 %n 块，内存中始终只有少数几块</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>chunkReceived: %n times, %1</source>
        <translation>
            <numerusform>chunkReceived：%n 次，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>finished: once</source>
        <translation>finished：一次</translation>
    </message>
    <message numerus="yes">
        <source>the server was quicker than %n ms</source>
        <translation>
            <numerusform>服务器的响应快于 %n 毫秒</numerusform>
        </translation>
    </message>
    <message>
        <source>for the log: %1</source>
        <translation>写入日志：%1</translation>
    </message>
    <message>
        <source>for you: %1</source>
        <translation>显示给您：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n of 50 succeeded</source>
        <translation>
            <numerusform>50 个中有 %n 个成功</numerusform>
        </translation>
    </message>
    <message>
        <source>the quick one was done first</source>
        <translation>快的那个最先完成</translation>
    </message>
    <message>
        <source>number %1 was done first</source>
        <translation>第 %1 个最先完成</translation>
    </message>
    <message>
        <source>the pool, in the whole tour: connections made: %1, uses of an open one: %2; idle now: %3, busy: %4</source>
        <translation>连接池（整个导览）：新建连接 %1，复用 %2；当前空闲 %3，占用 %4</translation>
    </message>
    <message>
        <source>The language of the tour, if it is not the system&apos;s: de, fr, ...</source>
        <translation>导览的语言（如果不同于系统语言）：de、fr 等</translation>
    </message>
    <message>
        <source>code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>A server to ask in place of the tour&apos;s own.</source>
        <translation>要请求的服务器，用来代替导览自带的服务器。</translation>
    </message>
    <message>
        <source>The tour does not speak this language: %1</source>
        <translation>导览不支持此语言：%1</translation>
    </message>
    <message>
        <source>%1%</source>
        <comment>progress</comment>
        <translation>%1%</translation>
    </message>
    <message numerus="yes">
        <source>%n are still running</source>
        <translation>
            <numerusform>还有 %n 个在运行</numerusform>
        </translation>
    </message>
</context>
</TS>
