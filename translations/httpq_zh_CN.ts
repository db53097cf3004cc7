<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>HttpQ::Attempt</name>
    <message>
        <source>Redirect</source>
        <extracomment>Why a request is sent once more: the server names another address.</extracomment>
        <translation>重定向</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <extracomment>Why a request is sent once more: the server asks who it is from.</extracomment>
        <translation>登录</translation>
    </message>
    <message>
        <source>Another try</source>
        <extracomment>Why a request is sent once more: it failed before.</extracomment>
        <translation>重试</translation>
    </message>
    <message>
        <source>Sent without asking first</source>
        <extracomment>Why a request is sent once more: the server does not want to be asked first whether the content may come (status 417), so it is sent at once.</extracomment>
        <translation>不先询问，直接发送</translation>
    </message>
</context>
<context>
    <name>HttpQ::Error</name>
    <message>
        <source>Waiting for a connection</source>
        <translation>正在等待连接</translation>
    </message>
    <message>
        <source>Looking up the address</source>
        <translation>正在查找地址</translation>
    </message>
    <message>
        <source>Connecting</source>
        <extracomment>A phase of a request: it is being connected to the server.</extracomment>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Securing the connection</source>
        <translation>正在建立安全连接</translation>
    </message>
    <message>
        <source>Sending</source>
        <extracomment>A phase of a request: it is on its way to the server.</extracomment>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Waiting for the answer</source>
        <translation>正在等待响应</translation>
    </message>
    <message>
        <source>Receiving</source>
        <extracomment>A phase of a request: its answer is coming in.</extracomment>
        <translation>正在接收</translation>
    </message>
    <message>
        <source>en</source>
        <comment>the code of this translation&apos;s language, such as de or zh_CN</comment>
        <translation>zh_CN</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a sentence and the next one, with what stands between them</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>The cause is on this device or in the program&apos;s settings.</source>
        <translation>原因出在本设备上或程序的设置中。</translation>
    </message>
    <message>
        <source>Check the network connection and try again.</source>
        <translation>请检查网络连接，然后重试。</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>请稍等片刻再试。</translation>
    </message>
    <message>
        <source>The fault is not yours: try again later, and if it stays, tell those who run the server.</source>
        <translation>问题不在您这边。请稍后再试；如果问题仍然存在，请告知服务器管理员。</translation>
    </message>
    <message>
        <source>This is a mistake in the program: please report it to its makers.</source>
        <translation>这是程序本身的错误，请向程序的开发者报告。</translation>
    </message>
    <message>
        <source>Check that the address is spelled correctly.</source>
        <translation>请检查地址是否拼写正确。</translation>
    </message>
    <message>
        <source>Check the user name and the password.</source>
        <translation>请检查用户名和密码。</translation>
    </message>
    <message>
        <source>Check the proxy settings.</source>
        <translation>请检查代理设置。</translation>
    </message>
    <message>
        <source>Try it with less at once.</source>
        <translation>请减少每次发送的数据量，然后重试。</translation>
    </message>
    <message numerus="yes">
        <source>The server sent more than %n bytes of accompanying data.</source>
        <translation>
            <numerusform>服务器发送的附加数据超过 %n 字节。</numerusform>
        </translation>
    </message>
    <message>
        <source>The server sent more than %1 of accompanying data.</source>
        <translation>服务器发送的附加数据超过 %1。</translation>
    </message>
    <message numerus="yes">
        <source>The content is larger than %n bytes.</source>
        <translation>
            <numerusform>内容超过 %n 字节。</numerusform>
        </translation>
    </message>
    <message>
        <source>The content is larger than %1.</source>
        <translation>内容超过 %1。</translation>
    </message>
    <message numerus="yes">
        <source>A line of the content is longer than %n bytes.</source>
        <translation>
            <numerusform>内容中有一行超过 %n 字节。</numerusform>
        </translation>
    </message>
    <message>
        <source>A line of the content is longer than %1.</source>
        <translation>内容中有一行超过 %1。</translation>
    </message>
    <message numerus="yes">
        <source>The request, not counting its content, is longer than %n bytes.</source>
        <translation>
            <numerusform>请求（不计正文）超过 %n 字节。</numerusform>
        </translation>
    </message>
    <message>
        <source>The request, not counting its content, is longer than %1.</source>
        <translation>请求（不计正文）超过 %1。</translation>
    </message>
    <message numerus="yes">
        <source>The address is longer than %n bytes.</source>
        <translation>
            <numerusform>地址超过 %n 字节。</numerusform>
        </translation>
    </message>
    <message>
        <source>The address is longer than %1.</source>
        <translation>地址超过 %1。</translation>
    </message>
    <message numerus="yes">
        <source>The server sent more than %n preliminary answers.</source>
        <translation>
            <numerusform>服务器发送的临时响应超过 %n 个。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The answer is compressed more than %n times over.</source>
        <translation>
            <numerusform>响应被重复压缩超过 %n 次。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decompressed, the answer is more than %n times as large as it came.</source>
        <translation>
            <numerusform>响应解压后的大小超过接收时的 %n 倍。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n requests were waiting at once.</source>
        <translation>
            <numerusform>同时等待的请求超过 %n 个。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server set more than %n cookies at once.</source>
        <translation>
            <numerusform>服务器一次设置的 Cookie 超过 %n 个。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n hosts ask for secure connections only.</source>
        <translation>
            <numerusform>要求仅使用安全连接的主机超过 %n 个。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server passed the request on to another address more than %n times.</source>
        <translation>
            <numerusform>服务器将请求转到其他地址超过 %n 次。</numerusform>
        </translation>
    </message>
    <message>
        <source>No connection became free in time, because too many requests were running at once.</source>
        <translation>同时进行的请求过多，未能及时获得空闲连接。</translation>
    </message>
    <message>
        <source>No connection to %1 became free in time, because too many requests were running at once.</source>
        <translation>同时进行的请求过多，未能及时获得与 %1 的空闲连接。</translation>
    </message>
    <message>
        <source>Connecting to the server took too long.</source>
        <translation>连接服务器花费的时间过长。</translation>
    </message>
    <message>
        <source>Connecting to %1 took too long.</source>
        <translation>连接 %1 花费的时间过长。</translation>
    </message>
    <message>
        <source>Check the network connection; the server may be out of service, too.</source>
        <translation>请检查网络连接；也可能是服务器已停止服务。</translation>
    </message>
    <message>
        <source>The server was silent for too long.</source>
        <translation>服务器长时间没有响应。</translation>
    </message>
    <message>
        <source>%1 was silent for too long.</source>
        <translation>%1 长时间没有响应。</translation>
    </message>
    <message>
        <source>The server may be overloaded: try again later.</source>
        <translation>服务器可能负载过重，请稍后再试。</translation>
    </message>
    <message>
        <source>Sending to the server took too long.</source>
        <translation>向服务器发送数据花费的时间过长。</translation>
    </message>
    <message>
        <source>Sending to %1 took too long.</source>
        <translation>向 %1 发送数据花费的时间过长。</translation>
    </message>
    <message>
        <source>The request was not completed in time.</source>
        <translation>请求未能及时完成。</translation>
    </message>
    <message>
        <source>The request to %1 was not completed in time.</source>
        <translation>对 %1 的请求未能及时完成。</translation>
    </message>
    <message>
        <source>The network or the server may be slow: try again later.</source>
        <translation>网络或服务器可能较慢，请稍后再试。</translation>
    </message>
    <message>
        <source>The server was not found on the network.</source>
        <translation>在网络上找不到服务器。</translation>
    </message>
    <message>
        <source>%1 was not found on the network.</source>
        <translation>在网络上找不到 %1。</translation>
    </message>
    <message>
        <source>Check the network connection and that the name is spelled correctly.</source>
        <translation>请检查网络连接，并确认名称拼写正确。</translation>
    </message>
    <message>
        <source>The server could not be reached.</source>
        <translation>无法连接到服务器。</translation>
    </message>
    <message>
        <source>%1 could not be reached.</source>
        <translation>无法连接到 %1。</translation>
    </message>
    <message>
        <source>Check the address and the network connection; the server may be out of service, too.</source>
        <translation>请检查地址和网络连接；也可能是服务器已停止服务。</translation>
    </message>
    <message>
        <source>The connection to the server broke off.</source>
        <translation>与服务器的连接已中断。</translation>
    </message>
    <message>
        <source>The connection to %1 broke off.</source>
        <translation>与 %1 的连接已中断。</translation>
    </message>
    <message>
        <source>The connection to the server broke off before the request was sent completely.</source>
        <translation>请求尚未发送完毕，与服务器的连接就中断了。</translation>
    </message>
    <message>
        <source>The connection to %1 broke off before the request was sent completely.</source>
        <translation>请求尚未发送完毕，与 %1 的连接就中断了。</translation>
    </message>
    <message>
        <source>The connection to the server was not closed properly.</source>
        <translation>与服务器的连接未正常关闭。</translation>
    </message>
    <message>
        <source>The connection to %1 was not closed properly.</source>
        <translation>与 %1 的连接未正常关闭。</translation>
    </message>
    <message>
        <source>A secure connection to the server could not be established.</source>
        <translation>无法与服务器建立安全连接。</translation>
    </message>
    <message>
        <source>A secure connection to %1 could not be established.</source>
        <translation>无法与 %1 建立安全连接。</translation>
    </message>
    <message>
        <source>Check this device&apos;s date and time. If they are right, it may not be the server that it claims to be.</source>
        <translation>请检查本设备的日期和时间。如果正确，则对方可能并不是它所声称的服务器。</translation>
    </message>
    <message>
        <source>The request cannot be sent as it is.</source>
        <translation>该请求以目前的形式无法发送。</translation>
    </message>
    <message>
        <source>The server&apos;s answer is incomplete or not understandable.</source>
        <translation>服务器的响应不完整或无法理解。</translation>
    </message>
    <message>
        <source>The answer from %1 is incomplete or not understandable.</source>
        <translation>来自 %1 的响应不完整或无法理解。</translation>
    </message>
    <message>
        <source>The proxy server cannot be used.</source>
        <translation>无法使用代理服务器。</translation>
    </message>
    <message>
        <source>The address begins with neither http:// nor https://.</source>
        <translation>地址既不以 http:// 开头，也不以 https:// 开头。</translation>
    </message>
    <message>
        <source>The server&apos;s answer cannot be read: it is damaged, or not what was expected.</source>
        <translation>无法读取服务器的响应：内容已损坏，或者与预期不符。</translation>
    </message>
    <message>
        <source>The answer from %1 cannot be read: it is damaged, or not what was expected.</source>
        <translation>无法读取来自 %1 的响应：内容已损坏，或者与预期不符。</translation>
    </message>
    <message>
        <source>The server passes the request around in a circle.</source>
        <translation>服务器将请求转来转去，形成了循环。</translation>
    </message>
    <message>
        <source>Signing in to the server failed.</source>
        <translation>登录服务器失败。</translation>
    </message>
    <message>
        <source>Signing in to %1 failed.</source>
        <translation>登录 %1 失败。</translation>
    </message>
    <message>
        <source>Several cookies have the name that was asked for.</source>
        <translation>有多个 Cookie 的名称与所查找的名称相同。</translation>
    </message>
    <message>
        <source>A file could not be read or written.</source>
        <translation>无法读取或写入文件。</translation>
    </message>
    <message>
        <source>A part of the program failed while it handled the request.</source>
        <translation>处理请求时，程序的某个部分出错。</translation>
    </message>
    <message>
        <source>A limit that protects this program was exceeded.</source>
        <translation>超出了用于保护本程序的限制。</translation>
    </message>
    <message>
        <source>The request was cancelled.</source>
        <translation>请求已取消。</translation>
    </message>
    <message>
        <source>The request to %1 was cancelled.</source>
        <translation>对 %1 的请求已取消。</translation>
    </message>
    <message>
        <source>The address is not valid.</source>
        <translation>地址无效。</translation>
    </message>
    <message>
        <source>The answer has been read already and is not there a second time.</source>
        <translation>响应已被读取，无法再次读取。</translation>
    </message>
    <message>
        <source>The answer was closed before it was read completely.</source>
        <translation>响应在读取完毕之前被关闭。</translation>
    </message>
    <message>
        <source>The answer has not been read yet.</source>
        <translation>响应尚未读取。</translation>
    </message>
    <message>
        <source>The server reported an error.</source>
        <translation>服务器报告了错误。</translation>
    </message>
    <message>
        <source>The server asks you to sign in (status %1).</source>
        <translation>服务器要求您登录（状态码 %1）。</translation>
    </message>
    <message>
        <source>The server does not allow this (status %1).</source>
        <translation>服务器不允许此操作（状态码 %1）。</translation>
    </message>
    <message>
        <source>You may need another account, or a permission from those who run the server.</source>
        <translation>您可能需要使用其他账号，或获得服务器管理员的许可。</translation>
    </message>
    <message>
        <source>The server has nothing at this address (status %1).</source>
        <translation>服务器上的此地址没有任何内容（状态码 %1）。</translation>
    </message>
    <message>
        <source>Check the address; what was there may have been moved or deleted.</source>
        <translation>请检查地址；原有内容可能已被移动或删除。</translation>
    </message>
    <message>
        <source>The proxy server asks you to sign in (status %1).</source>
        <translation>代理服务器要求您登录（状态码 %1）。</translation>
    </message>
    <message>
        <source>The request took too long to reach the server (status %1).</source>
        <translation>请求到达服务器花费的时间过长（状态码 %1）。</translation>
    </message>
    <message>
        <source>The request does not fit what the server has by now (status %1).</source>
        <translation>请求与服务器上的当前情况不符（状态码 %1）。</translation>
    </message>
    <message>
        <source>Somebody else may have changed it: load it again and then repeat your change.</source>
        <translation>可能有其他人做了更改。请重新加载，然后再次进行您的更改。</translation>
    </message>
    <message>
        <source>What was sent is too large for the server (status %1).</source>
        <translation>发送的内容过大，服务器无法接受（状态码 %1）。</translation>
    </message>
    <message>
        <source>The server has had too many requests from you (status %1).</source>
        <translation>您向服务器发送的请求过多（状态码 %1）。</translation>
    </message>
    <message>
        <source>Wait a while before you try again.</source>
        <translation>请等待一段时间后再试。</translation>
    </message>
    <message>
        <source>The server must not show this for legal reasons (status %1).</source>
        <translation>出于法律原因，服务器不得显示此内容（状态码 %1）。</translation>
    </message>
    <message>
        <source>The server rejected the request (status %1).</source>
        <translation>服务器拒绝了请求（状态码 %1）。</translation>
    </message>
    <message>
        <source>Check what you entered. If it is right, this is a mistake in the program.</source>
        <translation>请检查您输入的内容。如果无误，则是程序本身的错误。</translation>
    </message>
    <message>
        <source>The server got no usable answer from another server behind it (status %1).</source>
        <translation>服务器未能从其后端的另一台服务器获得可用的响应（状态码 %1）。</translation>
    </message>
    <message>
        <source>The server is overloaded or under maintenance (status %1).</source>
        <translation>服务器负载过重或正在维护（状态码 %1）。</translation>
    </message>
    <message>
        <source>Something went wrong on the server (status %1).</source>
        <translation>服务器出现问题（状态码 %1）。</translation>
    </message>
    <message>
        <source>The server did not send what was asked for (status %1).</source>
        <translation>服务器没有发送所请求的内容（状态码 %1）。</translation>
    </message>
    <message>
        <source>This happened while waiting for a free connection.</source>
        <translation>当时正在等待空闲连接。</translation>
    </message>
    <message>
        <source>This happened while looking up the server&apos;s address.</source>
        <translation>当时正在查找服务器地址。</translation>
    </message>
    <message>
        <source>This happened while connecting to the server.</source>
        <translation>当时正在连接服务器。</translation>
    </message>
    <message>
        <source>This happened while securing the connection.</source>
        <translation>当时正在建立安全连接。</translation>
    </message>
    <message>
        <source>This happened while sending the request.</source>
        <translation>当时正在发送请求。</translation>
    </message>
    <message>
        <source>This happened while waiting for the answer.</source>
        <translation>当时正在等待响应。</translation>
    </message>
    <message>
        <source>This happened while receiving the answer.</source>
        <translation>当时正在接收响应。</translation>
    </message>
    <message>
        <source>The request was to %1.</source>
        <translation>请求的目标是 %1。</translation>
    </message>
    <message>
        <source>If this is to be expected, the program has to allow more.</source>
        <translation>如果这属于正常情况，则程序需要放宽限制。</translation>
    </message>
    <message numerus="yes">
        <source>The server sent more than %n header fields.</source>
        <translation>
            <numerusform>服务器发送的标头字段超过 %n 个。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The content to be sent is larger than %n bytes.</source>
        <translation>
            <numerusform>要发送的内容超过 %n 字节。</numerusform>
        </translation>
    </message>
    <message>
        <source>The content to be sent is larger than %1.</source>
        <translation>要发送的内容超过 %1。</translation>
    </message>
    <message>
        <source>Check the address. If it is right, the program has to allow longer ones.</source>
        <translation>请检查地址。如果地址正确，则程序需要放宽地址长度的限制。</translation>
    </message>
    <message>
        <source>Check the address and the program&apos;s network settings.</source>
        <translation>请检查地址和程序的网络设置。</translation>
    </message>
    <message>
        <source>Check which certificates the program is to use.</source>
        <translation>请检查程序所用证书的设置。</translation>
    </message>
    <message>
        <source>The program does not say properly what it looks for in the answer.</source>
        <translation>程序没有正确指定要在响应中查找的内容。</translation>
    </message>
    <message>
        <source>The program looked for another address in the answer, which names none.</source>
        <translation>程序想从响应中获取另一个地址，但响应中没有地址。</translation>
    </message>
    <message>
        <source>The server points to another address, which cannot be used or is not allowed.</source>
        <translation>服务器指向了另一个地址，而该地址无法使用或不允许访问。</translation>
    </message>
    <message>
        <source>If this is to be expected, the program has to allow it.</source>
        <translation>如果这属于正常情况，则程序需要允许此操作。</translation>
    </message>
    <message>
        <source>The file that came is not the one that was expected.</source>
        <translation>收到的文件与预期的不符。</translation>
    </message>
    <message>
        <source>The file that came from %1 is not the one that was expected.</source>
        <translation>从 %1 收到的文件与预期的不符。</translation>
    </message>
    <message>
        <source>Check that the file or its folder is there, that you may access it, and that there is enough free space.</source>
        <translation>请检查文件或其所在文件夹是否存在、您是否有权访问以及可用空间是否充足。</translation>
    </message>
</context>
<context>
    <name>HttpQ::FileDownload</name>
    <message>
        <source>Not started</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>正在下载</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Completed</source>
        <extracomment>A state of a download.</extracomment>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <extracomment>A state of a download.</extracomment>
        <translation>失败</translation>
    </message>
</context>
<context>
    <name>HttpQ::PendingResponse</name>
    <message>
        <source>Waiting for the answer</source>
        <translation>正在等待响应</translation>
    </message>
    <message>
        <source>Receiving</source>
        <extracomment>A state of a request: its answer is coming in.</extracomment>
        <translation>正在接收</translation>
    </message>
    <message>
        <source>Completed</source>
        <extracomment>A state of a request.</extracomment>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <extracomment>A state of a request.</extracomment>
        <translation>失败</translation>
    </message>
</context>
<context>
    <name>HttpQ::TraceEvent</name>
    <message>
        <source>Request started</source>
        <translation>请求已开始</translation>
    </message>
    <message>
        <source>Waiting for a connection</source>
        <translation>正在等待连接</translation>
    </message>
    <message>
        <source>Connection ready</source>
        <translation>连接已就绪</translation>
    </message>
    <message>
        <source>Looking up the address</source>
        <translation>正在查找地址</translation>
    </message>
    <message>
        <source>Address found</source>
        <translation>已找到地址</translation>
    </message>
    <message>
        <source>Address not found</source>
        <translation>未找到地址</translation>
    </message>
    <message>
        <source>Connecting</source>
        <extracomment>What happens to a request at a moment: connecting to the server begins.</extracomment>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Connecting failed</source>
        <translation>连接失败</translation>
    </message>
    <message>
        <source>Securing the connection</source>
        <translation>正在建立安全连接</translation>
    </message>
    <message>
        <source>Connection secured</source>
        <translation>安全连接已建立</translation>
    </message>
    <message>
        <source>Connection could not be secured</source>
        <translation>无法建立安全连接</translation>
    </message>
    <message>
        <source>Sending the request</source>
        <translation>正在发送请求</translation>
    </message>
    <message>
        <source>Request sent</source>
        <translation>请求已发送</translation>
    </message>
    <message>
        <source>Preliminary answer received</source>
        <translation>已收到临时响应</translation>
    </message>
    <message>
        <source>Answer begun</source>
        <translation>开始收到响应</translation>
    </message>
    <message>
        <source>Content received</source>
        <translation>已收到内容</translation>
    </message>
    <message>
        <source>Following a redirect</source>
        <translation>正在重定向</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>正在登录</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>正在重试</translation>
    </message>
    <message>
        <source>Completed</source>
        <extracomment>What happens to a request at a moment.</extracomment>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <extracomment>What happens to a request at a moment.</extracomment>
        <translation>失败</translation>
    </message>
</context>
<context>
    <name>InspectorDetails</name>
    <message>
        <source>Headers</source>
        <translation>标头</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Copy as cURL</source>
        <translation>复制为 cURL</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>关闭详细信息</translation>
    </message>
    <message>
        <source>There is no body, it is no text, or it is not kept.</source>
        <translation>没有正文，或正文不是文本，或未保留。</translation>
    </message>
    <message>
        <source>The response has not come yet.</source>
        <translation>响应尚未到达。</translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>状态：%1</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>错误：%1</translation>
    </message>
    <message>
        <source>Header fields of the request</source>
        <translation>请求的标头字段</translation>
    </message>
    <message>
        <source>Header fields of the response</source>
        <translation>响应的标头字段</translation>
    </message>
    <message>
        <source>Server&apos;s address: %1</source>
        <translation>服务器地址：%1</translation>
    </message>
</context>
<context>
    <name>InspectorExport</name>
    <message>
        <source>Export as an HTTP archive</source>
        <translation>导出为 HTTP 归档</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>File:</source>
        <translation>文件：</translation>
    </message>
    <message>
        <source>The file to be written</source>
        <translation>要写入的文件</translation>
    </message>
    <message>
        <source>Secrets are masked as far as they are known to be such. Look at the file before you give it away.</source>
        <translation>只有能识别出的机密信息会被遮盖。将文件交给他人之前，请先检查其内容。</translation>
    </message>
</context>
<context>
    <name>InspectorTable</name>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>No request has all of these words.</source>
        <translation>没有包含所有这些词的请求。</translation>
    </message>
    <message>
        <source>No requests yet.</source>
        <translation>尚无请求。</translation>
    </message>
</context>
<context>
    <name>InspectorTimings</name>
    <message>
        <source>Started %1, and is running.</source>
        <translation>开始于 %1，正在进行。</translation>
    </message>
    <message>
        <source>Started %1, and took %2.</source>
        <translation>开始于 %1，用时 %2。</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
</context>
<context>
    <name>NetworkInspector</name>
    <message>
        <source>Filter by words</source>
        <translation>按关键词筛选</translation>
    </message>
    <message>
        <source>Requests: %1</source>
        <translation>请求：%1</translation>
    </message>
    <message>
        <source>Requests: %1 of %2</source>
        <translation>请求：%1 / %2</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
</context>
</TS>
