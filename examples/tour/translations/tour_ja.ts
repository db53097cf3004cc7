<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>Tour</name>
    <message>
        <source>A plain GET: co_await client.get(url)</source>
        <translation>単純な GET: co_await client.get(url)</translation>
    </message>
    <message>
        <source>A JSON POST: client.post(url).json(item)</source>
        <translation>JSON の POST: client.post(url).json(item)</translation>
    </message>
    <message>
        <source>A streamed download: the head is here, the body comes in chunks</source>
        <translation>ストリーミングでのダウンロード: ヘッダーは到着済みで、本文は少しずつ届きます</translation>
    </message>
    <message>
        <source>Signals, no coroutine: client.get(url).start(parent)</source>
        <translation>コルーチンを使わずシグナルで: client.get(url).start(parent)</translation>
    </message>
    <message>
        <source>A timeout, and how its error reads</source>
        <translation>タイムアウトと、そのエラーメッセージ</translation>
    </message>
    <message>
        <source>A cancel by context object: the window goes, the request goes with it</source>
        <translation>コンテキストオブジェクトによるキャンセル: ウィンドウが閉じると、リクエストも終わります</translation>
    </message>
    <message>
        <source>the server was quicker</source>
        <translation>サーバーのほうが先に応答しました</translation>
    </message>
    <message>
        <source>A group of fifty requests, eight at a time: client.parallel().atMost(8)</source>
        <translation>50 件のリクエストのグループ、同時に 8 件まで: client.parallel().atMost(8)</translation>
    </message>
    <message>
        <source>A group that is left: the first response is enough, the others are cancelled</source>
        <translation>途中で終えるグループ: 最初の応答だけで十分なので、残りはキャンセルされます</translation>
    </message>
    <message>
        <source>The tour&apos;s server could not be started</source>
        <translation>ツアーのサーバーを起動できませんでした</translation>
    </message>
    <message>
        <source>The HttpQ tour, against %1</source>
        <translation>HttpQ ツアー (接続先: %1)</translation>
    </message>
    <message>
        <source>The tour ended early: %1</source>
        <translation>ツアーは途中で終了しました: %1</translation>
    </message>
    <message>
        <source>The tour is done.</source>
        <translation>ツアーはこれで終わりです。</translation>
    </message>
    <message>
        <source>%1 in %2 ms, %3 of %4</source>
        <extracomment>a response, such as &lt;Response [200 OK]&gt;, the time it took, a size, a media type</extracomment>
        <translation>%1、%2 ミリ秒、%3 (%4)</translation>
    </message>
    <message>
        <source>the server echoes the name: %1</source>
        <translation>サーバーが名前を返しました: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n chunks, never more than a few held in memory</source>
        <translation>
            <numerusform>%1 を %n 個に分けて受信し、メモリに保持したのは常に数個だけでした</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>chunkReceived: %n times, %1</source>
        <translation>
            <numerusform>chunkReceived: %n 回、%1</numerusform>
        </translation>
    </message>
    <message>
        <source>finished: once</source>
        <translation>finished: 1 回</translation>
    </message>
    <message numerus="yes">
        <source>the server was quicker than %n ms</source>
        <translation>
            <numerusform>サーバーは %n ミリ秒より早く応答しました</numerusform>
        </translation>
    </message>
    <message>
        <source>for the log: %1</source>
        <translation>ログ用: %1</translation>
    </message>
    <message>
        <source>for you: %1</source>
        <translation>利用者向け: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n of 50 succeeded</source>
        <translation>
            <numerusform>50 件中 %n 件が成功しました</numerusform>
        </translation>
    </message>
    <message>
        <source>the quick one was done first</source>
        <translation>速いリクエストが最初に完了しました</translation>
    </message>
    <message>
        <source>number %1 was done first</source>
        <translation>%1 番目のリクエストが最初に完了しました</translation>
    </message>
    <message>
        <source>the pool, in the whole tour: connections made: %1, uses of an open one: %2; idle now: %3, busy: %4</source>
        <translation>接続プール (ツアー全体): 新しい接続 %1、再利用 %2、現在の空き %3、使用中 %4</translation>
    </message>
    <message>
        <source>The language of the tour, if it is not the system&apos;s: de, fr, ...</source>
        <translation>ツアーの言語 (システムの言語と異なる場合): de、fr など</translation>
    </message>
    <message>
        <source>code</source>
        <translation>コード</translation>
    </message>
    <message>
        <source>A server to ask in place of the tour&apos;s own.</source>
        <translation>ツアー付属のサーバーの代わりに接続するサーバー。</translation>
    </message>
    <message>
        <source>The tour does not speak this language: %1</source>
        <translation>ツアーはこの言語に対応していません: %1</translation>
    </message>
    <message>
        <source>%1%</source>
        <comment>progress</comment>
        <translation>%1%</translation>
    </message>
    <message numerus="yes">
        <source>%n are still running</source>
        <translation>
            <numerusform>%n 件はまだ実行中です</numerusform>
        </translation>
    </message>
</context>
</TS>
