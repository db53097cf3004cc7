<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Tour</name>
    <message numerus="yes">
        <source>%1 in %n chunks, never more than a few held in memory</source>
        <translation>
            <numerusform>%1 in %n chunk, held in memory for a moment</numerusform>
            <numerusform>%1 in %n chunks, never more than a few held in memory</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>chunkReceived: %n times, %1</source>
        <translation>
            <numerusform>chunkReceived: %n time, %1</numerusform>
            <numerusform>chunkReceived: %n times, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the server was quicker than %n ms</source>
        <translation>
            <numerusform>the server was quicker than %n ms</numerusform>
            <numerusform>the server was quicker than %n ms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of 50 succeeded</source>
        <translation>
            <numerusform>%n of 50 succeeded</numerusform>
            <numerusform>%n of 50 succeeded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are still running</source>
        <translation>
            <numerusform>%n is still running</numerusform>
            <numerusform>%n are still running</numerusform>
        </translation>
    </message>
</context>
</TS>
