<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CataloguePage</name>
    <message numerus="yes">
        <source>%n object(s), and more</source>
        <translation>
            <numerusform>%n object, and more</numerusform>
            <numerusform>%n objects, and more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n object</numerusform>
            <numerusform>%n objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LivePage</name>
    <message numerus="yes">
        <source>%n measurement(s)</source>
        <translation>
            <numerusform>%n measurement</numerusform>
            <numerusform>%n measurements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TransferRow</name>
    <message numerus="yes">
        <source>%1 of %2, %3/s, %n second(s) left</source>
        <comment>sizes</comment>
        <translation>
            <numerusform>%1 of %2, %3/s, %n second left</numerusform>
            <numerusform>%1 of %2, %3/s, %n seconds left</numerusform>
        </translation>
    </message>
</context>
</TS>
