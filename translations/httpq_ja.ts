<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>HttpQ::Attempt</name>
    <message>
        <source>Redirect</source>
        <extracomment>Why a request is sent once more: the server names another address.</extracomment>
        <translation>リダイレクト</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <extracomment>Why a request is sent once more: the server asks who it is from.</extracomment>
        <translation>サインイン</translation>
    </message>
    <message>
        <source>Another try</source>
        <extracomment>Why a request is sent once more: it failed before.</extracomment>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Sent without asking first</source>
        <extracomment>Why a request is sent once more: the server does not want to be asked first whether the content may come (status 417), so it is sent at once.</extracomment>
        <translation>事前確認なしで送信</translation>
    </message>
</context>
<context>
    <name>HttpQ::Error</name>
    <message>
        <source>Waiting for a connection</source>
        <translation>接続を待機中</translation>
    </message>
    <message>
        <source>Looking up the address</source>
        <translation>アドレスを検索中</translation>
    </message>
    <message>
        <source>Connecting</source>
        <extracomment>A phase of a request: it is being connected to the server.</extracomment>
        <translation>接続中</translation>
    </message>
    <message>
        <source>Securing the connection</source>
        <translation>安全な接続を確立中</translation>
    </message>
    <message>
        <source>Sending</source>
        <extracomment>A phase of a request: it is on its way to the server.</extracomment>
        <translation>送信中</translation>
    </message>
    <message>
        <source>Waiting for the answer</source>
        <translation>応答を待機中</translation>
    </message>
    <message>
        <source>Receiving</source>
        <extracomment>A phase of a request: its answer is coming in.</extracomment>
        <translation>受信中</translation>
    </message>
    <message>
        <source>en</source>
        <comment>the code of this translation&apos;s language, such as de or zh_CN</comment>
        <translation>ja</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a sentence and the next one, with what stands between them</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>The cause is on this device or in the program&apos;s settings.</source>
        <translation>原因は、このデバイス側か、プログラムの設定にあります。</translation>
    </message>
    <message>
        <source>Check the network connection and try again.</source>
        <translation>ネットワーク接続を確認して、もう一度お試しください。</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>しばらくしてから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The fault is not yours: try again later, and if it stays, tell those who run the server.</source>
        <translation>これは利用者側の問題ではありません。時間をおいて、もう一度お試しください。解決しない場合は、サーバーの管理者にお知らせください。</translation>
    </message>
    <message>
        <source>This is a mistake in the program: please report it to its makers.</source>
        <translation>これはプログラムの不具合です。開発元にお知らせください。</translation>
    </message>
    <message>
        <source>Check that the address is spelled correctly.</source>
        <translation>アドレスの入力に誤りがないか確認してください。</translation>
    </message>
    <message>
        <source>Check the user name and the password.</source>
        <translation>ユーザー名とパスワードを確認してください。</translation>
    </message>
    <message>
        <source>Check the proxy settings.</source>
        <translation>プロキシの設定を確認してください。</translation>
    </message>
    <message>
        <source>Try it with less at once.</source>
        <translation>一度に送る量を減らしてお試しください。</translation>
    </message>
    <message numerus="yes">
        <source>The server sent more than %n bytes of accompanying data.</source>
        <translation>
            <numerusform>サーバーが %n バイトを超える付随データを送信しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>The server sent more than %1 of accompanying data.</source>
        <translation>サーバーが %1 を超える付随データを送信しました。</translation>
    </message>
    <message numerus="yes">
        <source>The content is larger than %n bytes.</source>
        <translation>
            <numerusform>コンテンツのサイズが %n バイトを超えています。</numerusform>
        </translation>
    </message>
    <message>
        <source>The content is larger than %1.</source>
        <translation>コンテンツのサイズが %1 を超えています。</translation>
    </message>
    <message numerus="yes">
        <source>A line of the content is longer than %n bytes.</source>
        <translation>
            <numerusform>コンテンツに %n バイトを超える行があります。</numerusform>
        </translation>
    </message>
    <message>
        <source>A line of the content is longer than %1.</source>
        <translation>コンテンツに %1 を超える行があります。</translation>
    </message>
    <message numerus="yes">
        <source>The request, not counting its content, is longer than %n bytes.</source>
        <translation>
            <numerusform>リクエストのサイズが、コンテンツを除いて %n バイトを超えています。</numerusform>
        </translation>
    </message>
    <message>
        <source>The request, not counting its content, is longer than %1.</source>
        <translation>リクエストのサイズが、コンテンツを除いて %1 を超えています。</translation>
    </message>
    <message numerus="yes">
        <source>The address is longer than %n bytes.</source>
        <translation>
            <numerusform>アドレスの長さが %n バイトを超えています。</numerusform>
        </translation>
    </message>
    <message>
        <source>The address is longer than %1.</source>
        <translation>アドレスの長さが %1 を超えています。</translation>
    </message>
    <message numerus="yes">
        <source>The server sent more than %n preliminary answers.</source>
        <translation>
            <numerusform>サーバーが %n 件を超える暫定応答を送信しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The answer is compressed more than %n times over.</source>
        <translation>
            <numerusform>応答が %n 回を超えて重ねて圧縮されています。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decompressed, the answer is more than %n times as large as it came.</source>
        <translation>
            <numerusform>展開後の応答のサイズが、受信時の %n 倍を超えています。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n requests were waiting at once.</source>
        <translation>
            <numerusform>同時に待機していたリクエストが %n 件を超えました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server set more than %n cookies at once.</source>
        <translation>
            <numerusform>サーバーが一度に %n 個を超える Cookie を設定しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n hosts ask for secure connections only.</source>
        <translation>
            <numerusform>安全な接続のみを求めるホストが %n 件を超えました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server passed the request on to another address more than %n times.</source>
        <translation>
            <numerusform>サーバーがリクエストを別のアドレスへ転送した回数が %n 回を超えました。</numerusform>
        </translation>
    </message>
    <message>
        <source>No connection became free in time, because too many requests were running at once.</source>
        <translation>同時に実行中のリクエストが多すぎたため、接続が時間内に空きませんでした。</translation>
    </message>
    <message>
        <source>No connection to %1 became free in time, because too many requests were running at once.</source>
        <translation>同時に実行中のリクエストが多すぎたため、%1 への接続が時間内に空きませんでした。</translation>
    </message>
    <message>
        <source>Connecting to the server took too long.</source>
        <translation>サーバーへの接続に時間がかかりすぎました。</translation>
    </message>
    <message>
        <source>Connecting to %1 took too long.</source>
        <translation>%1 への接続に時間がかかりすぎました。</translation>
    </message>
    <message>
        <source>Check the network connection; the server may be out of service, too.</source>
        <translation>ネットワーク接続を確認してください。サーバーが停止している可能性もあります。</translation>
    </message>
    <message>
        <source>The server was silent for too long.</source>
        <translation>サーバーからの応答が一定時間ありませんでした。</translation>
    </message>
    <message>
        <source>%1 was silent for too long.</source>
        <translation>%1 からの応答が一定時間ありませんでした。</translation>
    </message>
    <message>
        <source>The server may be overloaded: try again later.</source>
        <translation>サーバーが混雑している可能性があります。時間をおいて、もう一度お試しください。</translation>
    </message>
    <message>
        <source>Sending to the server took too long.</source>
        <translation>サーバーへの送信に時間がかかりすぎました。</translation>
    </message>
    <message>
        <source>Sending to %1 took too long.</source>
        <translation>%1 への送信に時間がかかりすぎました。</translation>
    </message>
    <message>
        <source>The request was not completed in time.</source>
        <translation>リクエストが時間内に完了しませんでした。</translation>
    </message>
    <message>
        <source>The request to %1 was not completed in time.</source>
        <translation>%1 へのリクエストが時間内に完了しませんでした。</translation>
    </message>
    <message>
        <source>The network or the server may be slow: try again later.</source>
        <translation>ネットワークまたはサーバーが遅くなっている可能性があります。時間をおいて、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The server was not found on the network.</source>
        <translation>ネットワーク上でサーバーが見つかりませんでした。</translation>
    </message>
    <message>
        <source>%1 was not found on the network.</source>
        <translation>ネットワーク上で %1 が見つかりませんでした。</translation>
    </message>
    <message>
        <source>Check the network connection and that the name is spelled correctly.</source>
        <translation>ネットワーク接続と、サーバー名が正しく入力されていることを確認してください。</translation>
    </message>
    <message>
        <source>The server could not be reached.</source>
        <translation>サーバーに接続できませんでした。</translation>
    </message>
    <message>
        <source>%1 could not be reached.</source>
        <translation>%1 に接続できませんでした。</translation>
    </message>
    <message>
        <source>Check the address and the network connection; the server may be out of service, too.</source>
        <translation>アドレスとネットワーク接続を確認してください。サーバーが停止している可能性もあります。</translation>
    </message>
    <message>
        <source>The connection to the server broke off.</source>
        <translation>サーバーとの接続が切断されました。</translation>
    </message>
    <message>
        <source>The connection to %1 broke off.</source>
        <translation>%1 との接続が切断されました。</translation>
    </message>
    <message>
        <source>The connection to the server broke off before the request was sent completely.</source>
        <translation>リクエストを送信し終える前に、サーバーとの接続が切断されました。</translation>
    </message>
    <message>
        <source>The connection to %1 broke off before the request was sent completely.</source>
        <translation>リクエストを送信し終える前に、%1 との接続が切断されました。</translation>
    </message>
    <message>
        <source>The connection to the server was not closed properly.</source>
        <translation>サーバーとの接続が正常に終了しませんでした。</translation>
    </message>
    <message>
        <source>The connection to %1 was not closed properly.</source>
        <translation>%1 との接続が正常に終了しませんでした。</translation>
    </message>
    <message>
        <source>A secure connection to the server could not be established.</source>
        <translation>サーバーとの安全な接続を確立できませんでした。</translation>
    </message>
    <message>
        <source>A secure connection to %1 could not be established.</source>
        <translation>%1 との安全な接続を確立できませんでした。</translation>
    </message>
    <message>
        <source>Check this device&apos;s date and time. If they are right, it may not be the server that it claims to be.</source>
        <translation>このデバイスの日付と時刻を確認してください。正しい場合は、接続先が本物のサーバーではない可能性があります。</translation>
    </message>
    <message>
        <source>The request cannot be sent as it is.</source>
        <translation>このリクエストは、このままでは送信できません。</translation>
    </message>
    <message>
        <source>The server&apos;s answer is incomplete or not understandable.</source>
        <translation>サーバーからの応答が不完全であるか、内容を正しく解釈できません。</translation>
    </message>
    <message>
        <source>The answer from %1 is incomplete or not understandable.</source>
        <translation>%1 からの応答が不完全であるか、内容を正しく解釈できません。</translation>
    </message>
    <message>
        <source>The proxy server cannot be used.</source>
        <translation>プロキシサーバーを使用できません。</translation>
    </message>
    <message>
        <source>The address begins with neither http:// nor https://.</source>
        <translation>アドレスが http:// または https:// で始まっていません。</translation>
    </message>
    <message>
        <source>The server&apos;s answer cannot be read: it is damaged, or not what was expected.</source>
        <translation>サーバーからの応答を読み取れません。データが壊れているか、内容が想定と異なります。</translation>
    </message>
    <message>
        <source>The answer from %1 cannot be read: it is damaged, or not what was expected.</source>
        <translation>%1 からの応答を読み取れません。データが壊れているか、内容が想定と異なります。</translation>
    </message>
    <message>
        <source>The server passes the request around in a circle.</source>
        <translation>サーバーによるリクエストの転送が循環しています。</translation>
    </message>
    <message>
        <source>Signing in to the server failed.</source>
        <translation>サーバーへのサインインに失敗しました。</translation>
    </message>
    <message>
        <source>Signing in to %1 failed.</source>
        <translation>%1 へのサインインに失敗しました。</translation>
    </message>
    <message>
        <source>Several cookies have the name that was asked for.</source>
        <translation>指定された名前の Cookie が複数あります。</translation>
    </message>
    <message>
        <source>A file could not be read or written.</source>
        <translation>ファイルの読み取りまたは書き込みができませんでした。</translation>
    </message>
    <message>
        <source>A part of the program failed while it handled the request.</source>
        <translation>リクエストの処理中に、プログラムの一部でエラーが発生しました。</translation>
    </message>
    <message>
        <source>A limit that protects this program was exceeded.</source>
        <translation>このプログラムを保護するための上限を超えました。</translation>
    </message>
    <message>
        <source>The request was cancelled.</source>
        <translation>リクエストはキャンセルされました。</translation>
    </message>
    <message>
        <source>The request to %1 was cancelled.</source>
        <translation>%1 へのリクエストはキャンセルされました。</translation>
    </message>
    <message>
        <source>The address is not valid.</source>
        <translation>アドレスが正しくありません。</translation>
    </message>
    <message>
        <source>The answer has been read already and is not there a second time.</source>
        <translation>応答はすでに読み取られており、再度読み取ることはできません。</translation>
    </message>
    <message>
        <source>The answer was closed before it was read completely.</source>
        <translation>応答は、すべて読み取られる前に閉じられました。</translation>
    </message>
    <message>
        <source>The answer has not been read yet.</source>
        <translation>応答がまだ読み取られていません。</translation>
    </message>
    <message>
        <source>The server reported an error.</source>
        <translation>サーバーがエラーを返しました。</translation>
    </message>
    <message>
        <source>The server asks you to sign in (status %1).</source>
        <translation>サーバーがサインインを求めています (ステータス %1)。</translation>
    </message>
    <message>
        <source>The server does not allow this (status %1).</source>
        <translation>サーバーはこの操作を許可していません (ステータス %1)。</translation>
    </message>
    <message>
        <source>You may need another account, or a permission from those who run the server.</source>
        <translation>別のアカウント、またはサーバーの管理者による許可が必要な場合があります。</translation>
    </message>
    <message>
        <source>The server has nothing at this address (status %1).</source>
        <translation>サーバー上のこのアドレスには何もありません (ステータス %1)。</translation>
    </message>
    <message>
        <source>Check the address; what was there may have been moved or deleted.</source>
        <translation>アドレスを確認してください。以前の内容は、移動または削除された可能性があります。</translation>
    </message>
    <message>
        <source>The proxy server asks you to sign in (status %1).</source>
        <translation>プロキシサーバーがサインインを求めています (ステータス %1)。</translation>
    </message>
    <message>
        <source>The request took too long to reach the server (status %1).</source>
        <translation>リクエストがサーバーに届くまでに時間がかかりすぎました (ステータス %1)。</translation>
    </message>
    <message>
        <source>The request does not fit what the server has by now (status %1).</source>
        <translation>リクエストが、サーバーの現在の状態と合いません (ステータス %1)。</translation>
    </message>
    <message>
        <source>Somebody else may have changed it: load it again and then repeat your change.</source>
        <translation>他の人が変更した可能性があります。再度読み込んでから、変更をやり直してください。</translation>
    </message>
    <message>
        <source>What was sent is too large for the server (status %1).</source>
        <translation>送信した内容のサイズが、サーバーの上限を超えています (ステータス %1)。</translation>
    </message>
    <message>
        <source>The server has had too many requests from you (status %1).</source>
        <translation>サーバーへのリクエストが多すぎます (ステータス %1)。</translation>
    </message>
    <message>
        <source>Wait a while before you try again.</source>
        <translation>しばらく待ってから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The server must not show this for legal reasons (status %1).</source>
        <translation>法的な理由により、サーバーはこの内容を表示できません (ステータス %1)。</translation>
    </message>
    <message>
        <source>The server rejected the request (status %1).</source>
        <translation>サーバーがリクエストを拒否しました (ステータス %1)。</translation>
    </message>
    <message>
        <source>Check what you entered. If it is right, this is a mistake in the program.</source>
        <translation>入力した内容を確認してください。正しい場合は、プログラムの不具合です。</translation>
    </message>
    <message>
        <source>The server got no usable answer from another server behind it (status %1).</source>
        <translation>サーバーが、その背後にある別のサーバーから有効な応答を得られませんでした (ステータス %1)。</translation>
    </message>
    <message>
        <source>The server is overloaded or under maintenance (status %1).</source>
        <translation>サーバーが過負荷の状態か、メンテナンス中です (ステータス %1)。</translation>
    </message>
    <message>
        <source>Something went wrong on the server (status %1).</source>
        <translation>サーバーで問題が発生しました (ステータス %1)。</translation>
    </message>
    <message>
        <source>The server did not send what was asked for (status %1).</source>
        <translation>サーバーから、要求した内容が送られてきませんでした (ステータス %1)。</translation>
    </message>
    <message>
        <source>This happened while waiting for a free connection.</source>
        <translation>空いている接続を待っているときに発生しました。</translation>
    </message>
    <message>
        <source>This happened while looking up the server&apos;s address.</source>
        <translation>サーバーのアドレスを検索しているときに発生しました。</translation>
    </message>
    <message>
        <source>This happened while connecting to the server.</source>
        <translation>サーバーに接続しているときに発生しました。</translation>
    </message>
    <message>
        <source>This happened while securing the connection.</source>
        <translation>安全な接続を確立しているときに発生しました。</translation>
    </message>
    <message>
        <source>This happened while sending the request.</source>
        <translation>リクエストを送信しているときに発生しました。</translation>
    </message>
    <message>
        <source>This happened while waiting for the answer.</source>
        <translation>応答を待っているときに発生しました。</translation>
    </message>
    <message>
        <source>This happened while receiving the answer.</source>
        <translation>応答を受信しているときに発生しました。</translation>
    </message>
    <message>
        <source>The request was to %1.</source>
        <translation>リクエストの宛先は %1 です。</translation>
    </message>
    <message>
        <source>If this is to be expected, the program has to allow more.</source>
        <translation>これが想定どおりの場合は、プログラム側で上限を引き上げる必要があります。</translation>
    </message>
    <message numerus="yes">
        <source>The server sent more than %n header fields.</source>
        <translation>
            <numerusform>サーバーが %n 個を超えるヘッダーフィールドを送信しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The content to be sent is larger than %n bytes.</source>
        <translation>
            <numerusform>送信するコンテンツのサイズが %n バイトを超えています。</numerusform>
        </translation>
    </message>
    <message>
        <source>The content to be sent is larger than %1.</source>
        <translation>送信するコンテンツのサイズが %1 を超えています。</translation>
    </message>
    <message>
        <source>Check the address. If it is right, the program has to allow longer ones.</source>
        <translation>アドレスを確認してください。アドレスが正しい場合は、プログラム側で長さの上限を引き上げる必要があります。</translation>
    </message>
    <message>
        <source>Check the address and the program&apos;s network settings.</source>
        <translation>アドレスと、プログラムのネットワーク設定を確認してください。</translation>
    </message>
    <message>
        <source>Check which certificates the program is to use.</source>
        <translation>プログラムが使用する証明書の設定を確認してください。</translation>
    </message>
    <message>
        <source>The program does not say properly what it looks for in the answer.</source>
        <translation>プログラムが応答の中で探すものの指定が正しくありません。</translation>
    </message>
    <message>
        <source>The program looked for another address in the answer, which names none.</source>
        <translation>プログラムが応答から別のアドレスを得ようとしましたが、応答にはアドレスが含まれていません。</translation>
    </message>
    <message>
        <source>The server points to another address, which cannot be used or is not allowed.</source>
        <translation>サーバーが別のアドレスを示していますが、そのアドレスは使用できないか、許可されていません。</translation>
    </message>
    <message>
        <source>If this is to be expected, the program has to allow it.</source>
        <translation>これが想定どおりの場合は、プログラム側で許可する必要があります。</translation>
    </message>
    <message>
        <source>The file that came is not the one that was expected.</source>
        <translation>受信したファイルは、想定されたファイルと異なります。</translation>
    </message>
    <message>
        <source>The file that came from %1 is not the one that was expected.</source>
        <translation>%1 から受信したファイルは、想定されたファイルと異なります。</translation>
    </message>
    <message>
        <source>Check that the file or its folder is there, that you may access it, and that there is enough free space.</source>
        <translation>ファイルまたはそのフォルダーが存在すること、アクセス権があること、空き容量が十分にあることを確認してください。</translation>
    </message>
</context>
<context>
    <name>HttpQ::FileDownload</name>
    <message>
        <source>Not started</source>
        <translation>未開始</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>ダウンロード中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>Completed</source>
        <extracomment>A state of a download.</extracomment>
        <translation>完了</translation>
    </message>
    <message>
        <source>Failed</source>
        <extracomment>A state of a download.</extracomment>
        <translation>失敗</translation>
    </message>
</context>
<context>
    <name>HttpQ::PendingResponse</name>
    <message>
        <source>Waiting for the answer</source>
        <translation>応答を待機中</translation>
    </message>
    <message>
        <source>Receiving</source>
        <extracomment>A state of a request: its answer is coming in.</extracomment>
        <translation>受信中</translation>
    </message>
    <message>
        <source>Completed</source>
        <extracomment>A state of a request.</extracomment>
        <translation>完了</translation>
    </message>
    <message>
        <source>Failed</source>
        <extracomment>A state of a request.</extracomment>
        <translation>失敗</translation>
    </message>
</context>
<context>
    <name>HttpQ::TraceEvent</name>
    <message>
        <source>Request started</source>
        <translation>リクエスト開始</translation>
    </message>
    <message>
        <source>Waiting for a connection</source>
        <translation>接続を待機中</translation>
    </message>
    <message>
        <source>Connection ready</source>
        <translation>接続の準備完了</translation>
    </message>
    <message>
        <source>Looking up the address</source>
        <translation>アドレスを検索中</translation>
    </message>
    <message>
        <source>Address found</source>
        <translation>アドレスが見つかりました</translation>
    </message>
    <message>
        <source>Address not found</source>
        <translation>アドレスが見つかりません</translation>
    </message>
    <message>
        <source>Connecting</source>
        <extracomment>What happens to a request at a moment: connecting to the server begins.</extracomment>
        <translation>接続中</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>接続済み</translation>
    </message>
    <message>
        <source>Connecting failed</source>
        <translation>接続に失敗</translation>
    </message>
    <message>
        <source>Securing the connection</source>
        <translation>安全な接続を確立中</translation>
    </message>
    <message>
        <source>Connection secured</source>
        <translation>安全な接続の確立完了</translation>
    </message>
    <message>
        <source>Connection could not be secured</source>
        <translation>安全な接続の確立に失敗</translation>
    </message>
    <message>
        <source>Sending the request</source>
        <translation>リクエストを送信中</translation>
    </message>
    <message>
        <source>Request sent</source>
        <translation>リクエスト送信済み</translation>
    </message>
    <message>
        <source>Preliminary answer received</source>
        <translation>暫定応答を受信</translation>
    </message>
    <message>
        <source>Answer begun</source>
        <translation>応答の受信を開始</translation>
    </message>
    <message>
        <source>Content received</source>
        <translation>コンテンツを受信</translation>
    </message>
    <message>
        <source>Following a redirect</source>
        <translation>リダイレクト先へ移動中</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>サインイン中</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>再試行中</translation>
    </message>
    <message>
        <source>Completed</source>
        <extracomment>What happens to a request at a moment.</extracomment>
        <translation>完了</translation>
    </message>
    <message>
        <source>Failed</source>
        <extracomment>What happens to a request at a moment.</extracomment>
        <translation>失敗</translation>
    </message>
</context>
<context>
    <name>InspectorDetails</name>
    <message>
        <source>Headers</source>
        <translation>ヘッダー</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>リクエスト</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>応答</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>タイミング</translation>
    </message>
    <message>
        <source>Copy as cURL</source>
        <translation>cURL としてコピー</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>詳細を閉じる</translation>
    </message>
    <message>
        <source>There is no body, it is no text, or it is not kept.</source>
        <translation>本文がないか、テキストではないか、記録されていません。</translation>
    </message>
    <message>
        <source>The response has not come yet.</source>
        <translation>応答はまだ届いていません。</translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>ステータス: %1</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>エラー: %1</translation>
    </message>
    <message>
        <source>Header fields of the request</source>
        <translation>リクエストのヘッダーフィールド</translation>
    </message>
    <message>
        <source>Header fields of the response</source>
        <translation>応答のヘッダーフィールド</translation>
    </message>
    <message>
        <source>Server&apos;s address: %1</source>
        <translation>サーバーのアドレス: %1</translation>
    </message>
</context>
<context>
    <name>InspectorExport</name>
    <message>
        <source>Export as an HTTP archive</source>
        <translation>HTTP アーカイブとしてエクスポート</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>File:</source>
        <translation>ファイル:</translation>
    </message>
    <message>
        <source>The file to be written</source>
        <translation>保存先のファイル</translation>
    </message>
    <message>
        <source>Secrets are masked as far as they are known to be such. Look at the file before you give it away.</source>
        <translation>機密情報は、それと判別できる範囲で伏せられます。ファイルを他の人に渡す前に、内容を確認してください。</translation>
    </message>
</context>
<context>
    <name>InspectorTable</name>
    <message>
        <source>Method</source>
        <translation>メソッド</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>ステータス</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>フェーズ</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>リクエスト</translation>
    </message>
    <message>
        <source>running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ミリ秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>No request has all of these words.</source>
        <translation>これらの語をすべて含むリクエストはありません。</translation>
    </message>
    <message>
        <source>No requests yet.</source>
        <translation>リクエストはまだありません。</translation>
    </message>
</context>
<context>
    <name>InspectorTimings</name>
    <message>
        <source>Started %1, and is running.</source>
        <translation>%1 に開始し、現在実行中です。</translation>
    </message>
    <message>
        <source>Started %1, and took %2.</source>
        <translation>%1 に開始し、所要時間は %2 でした。</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ミリ秒</translation>
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
        <translation>語句で絞り込む</translation>
    </message>
    <message>
        <source>Requests: %1</source>
        <translation>リクエスト: %1</translation>
    </message>
    <message>
        <source>Requests: %1 of %2</source>
        <translation>リクエスト: %1 / %2</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>クリア</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>エクスポート…</translation>
    </message>
</context>
</TS>
