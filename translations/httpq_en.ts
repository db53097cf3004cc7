<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>HttpQ::Error</name>
    <message numerus="yes">
        <source>The server sent more than %n bytes of accompanying data.</source>
        <translation>
            <numerusform>The server sent more than %n byte of accompanying data.</numerusform>
            <numerusform>The server sent more than %n bytes of accompanying data.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The content is larger than %n bytes.</source>
        <translation>
            <numerusform>The content is larger than %n byte.</numerusform>
            <numerusform>The content is larger than %n bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A line of the content is longer than %n bytes.</source>
        <translation>
            <numerusform>A line of the content is longer than %n byte.</numerusform>
            <numerusform>A line of the content is longer than %n bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The request, not counting its content, is longer than %n bytes.</source>
        <translation>
            <numerusform>The request, not counting its content, is longer than %n byte.</numerusform>
            <numerusform>The request, not counting its content, is longer than %n bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The address is longer than %n bytes.</source>
        <translation>
            <numerusform>The address is longer than %n byte.</numerusform>
            <numerusform>The address is longer than %n bytes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server sent more than %n preliminary answers.</source>
        <translation>
            <numerusform>The server sent more than %n preliminary answer.</numerusform>
            <numerusform>The server sent more than %n preliminary answers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The answer is compressed more than %n times over.</source>
        <translation>
            <numerusform>The answer is compressed more than %n time.</numerusform>
            <numerusform>The answer is compressed more than %n times over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decompressed, the answer is more than %n times as large as it came.</source>
        <translation>
            <numerusform>Decompressed, the answer is more than %n times as large as it came.</numerusform>
            <numerusform>Decompressed, the answer is more than %n times as large as it came.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n requests were waiting at once.</source>
        <translation>
            <numerusform>More than %n request was waiting at once.</numerusform>
            <numerusform>More than %n requests were waiting at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server set more than %n cookies at once.</source>
        <translation>
            <numerusform>The server set more than %n cookie at once.</numerusform>
            <numerusform>The server set more than %n cookies at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n hosts ask for secure connections only.</source>
        <translation>
            <numerusform>More than %n host asks for secure connections only.</numerusform>
            <numerusform>More than %n hosts ask for secure connections only.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server passed the request on to another address more than %n times.</source>
        <translation>
            <numerusform>The server passed the request on to another address more than %n time.</numerusform>
            <numerusform>The server passed the request on to another address more than %n times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server sent more than %n header fields.</source>
        <translation>
            <numerusform>The server sent more than %n header field.</numerusform>
            <numerusform>The server sent more than %n header fields.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The content to be sent is larger than %n bytes.</source>
        <translation>
            <numerusform>The content to be sent is larger than %n byte.</numerusform>
            <numerusform>The content to be sent is larger than %n bytes.</numerusform>
        </translation>
    </message>
</context>
</TS>
