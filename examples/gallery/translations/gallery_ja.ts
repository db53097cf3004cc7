<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>CataloguePage</name>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s), and more</source>
        <translation>
            <numerusform>%n 件以上</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>該当するものはありません</translation>
    </message>
</context>
<context>
    <name>DownloadPage</name>
    <message>
        <source>A film, from %1</source>
        <translation>動画 (取得元: %1)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>保存先: %1</translation>
    </message>
</context>
<context>
    <name>ErrorBar</name>
    <message>
        <source>Retry</source>
        <translation>再試行</translation>
    </message>
</context>
<context>
    <name>ErrorsPage</name>
    <message>
        <source>A response that does not come</source>
        <translation>返ってこない応答</translation>
    </message>
    <message>
        <source>A server that is too busy for the first two requests</source>
        <translation>混雑していて、最初の 2 回のリクエストには応じられないサーバー</translation>
    </message>
    <message>
        <source>An address where nobody answers: correct it</source>
        <translation>応答のないアドレス (修正してください)</translation>
    </message>
</context>
<context>
    <name>ImagesPage</name>
    <message>
        <source>Not there</source>
        <translation>表示できません</translation>
    </message>
</context>
<context>
    <name>LivePage</name>
    <message>
        <source>Live</source>
        <translation>ライブ</translation>
    </message>
    <message numerus="yes">
        <source>%n measurement(s)</source>
        <translation>
            <numerusform>測定値 %n 件</numerusform>
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
        <translation>HttpQ ギャラリー</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>カタログ</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>ライブ</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>アップロード</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>ダウンロード</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
</context>
<context>
    <name>RequestCard</name>
    <message>
        <source>Send</source>
        <translation>送信</translation>
    </message>
</context>
<context>
    <name>TransferRow</name>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>転送中</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2, %3/s, %n second(s) left</source>
        <comment>sizes</comment>
        <translation>
            <numerusform>%2 中 %1、%3/秒、残り %n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>キャンセル済み</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>未開始</translation>
    </message>
</context>
<context>
    <name>UploadPage</name>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>The path of a file, or drop one here</source>
        <translation>ファイルのパスを入力するか、ここにドロップ</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>A server to ask in place of the gallery&apos;s own.</source>
        <translation>ギャラリー付属のサーバーの代わりに接続するサーバー。</translation>
    </message>
</context>
</TS>
