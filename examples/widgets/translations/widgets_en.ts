<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DownloadWindow</name>
    <message numerus="yes">
        <source>%n downloads were added</source>
        <translation>
            <numerusform>%n download was added</numerusform>
            <numerusform>%n downloads were added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n addresses are not valid or do not begin with http:// or https://:</source>
        <translation>
            <numerusform>%n address is not valid or does not begin with http:// or https://:</numerusform>
            <numerusform>%n addresses are not valid or do not begin with http:// or https://:</numerusform>
        </translation>
    </message>
</context>
</TS>
