<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Tour</name>
    <message>
        <source>A plain GET: co_await client.get(url)</source>
        <translation>Ein einfaches GET: co_await client.get(url)</translation>
    </message>
    <message>
        <source>A JSON POST: client.post(url).json(item)</source>
        <translation>Ein POST mit JSON: client.post(url).json(item)</translation>
    </message>
    <message>
        <source>A streamed download: the head is here, the body comes in chunks</source>
        <translation>Ein Download als Datenstrom: Der Kopf ist da, der Inhalt kommt in Stücken</translation>
    </message>
    <message>
        <source>Signals, no coroutine: client.get(url).start(parent)</source>
        <translation>Signale statt Koroutinen: client.get(url).start(parent)</translation>
    </message>
    <message>
        <source>A timeout, and how its error reads</source>
        <translation>Eine Zeitüberschreitung und wie sich die Meldung dazu liest</translation>
    </message>
    <message>
        <source>A cancel by context object: the window goes, the request goes with it</source>
        <translation>Abbruch durch ein Kontextobjekt: Mit dem Fenster endet auch die Anfrage</translation>
    </message>
    <message>
        <source>the server was quicker</source>
        <translation>der Server war schneller</translation>
    </message>
    <message>
        <source>A group of fifty requests, eight at a time: client.parallel().atMost(8)</source>
        <translation>Eine Gruppe von fünfzig Anfragen, höchstens acht gleichzeitig: client.parallel().atMost(8)</translation>
    </message>
    <message>
        <source>A group that is left: the first response is enough, the others are cancelled</source>
        <translation>Eine Gruppe, die vorzeitig verlassen wird: Die erste Antwort genügt, die übrigen Anfragen werden abgebrochen</translation>
    </message>
    <message>
        <source>The tour&apos;s server could not be started</source>
        <translation>Der Server der Tour konnte nicht gestartet werden</translation>
    </message>
    <message>
        <source>The HttpQ tour, against %1</source>
        <translation>Die Tour durch HttpQ, mit dem Server %1</translation>
    </message>
    <message>
        <source>The tour ended early: %1</source>
        <translation>Die Tour endete vorzeitig: %1</translation>
    </message>
    <message>
        <source>The tour is done.</source>
        <translation>Die Tour ist zu Ende.</translation>
    </message>
    <message>
        <source>%1 in %2 ms, %3 of %4</source>
        <extracomment>a response, such as &lt;Response [200 OK]&gt;, the time it took, a size, a media type</extracomment>
        <translation>%1 in %2 ms, %3 vom Typ %4</translation>
    </message>
    <message>
        <source>the server echoes the name: %1</source>
        <translation>der Server gibt den Namen zurück: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n chunks, never more than a few held in memory</source>
        <translation>
            <numerusform>%1 in %n Stück, das kurz im Speicher war</numerusform>
            <numerusform>%1 in %n Stücken, von denen nie mehr als ein paar gleichzeitig im Speicher waren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>chunkReceived: %n times, %1</source>
        <translation>
            <numerusform>chunkReceived: %n-mal, %1</numerusform>
            <numerusform>chunkReceived: %n-mal, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>finished: once</source>
        <translation>finished: einmal</translation>
    </message>
    <message numerus="yes">
        <source>the server was quicker than %n ms</source>
        <translation>
            <numerusform>der Server war schneller als %n ms</numerusform>
            <numerusform>der Server war schneller als %n ms</numerusform>
        </translation>
    </message>
    <message>
        <source>for the log: %1</source>
        <translation>für das Protokoll: %1</translation>
    </message>
    <message>
        <source>for you: %1</source>
        <translation>für Sie: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n of 50 succeeded</source>
        <translation>
            <numerusform>%n von 50 war erfolgreich</numerusform>
            <numerusform>%n von 50 waren erfolgreich</numerusform>
        </translation>
    </message>
    <message>
        <source>the quick one was done first</source>
        <translation>die schnelle Anfrage war zuerst fertig</translation>
    </message>
    <message>
        <source>number %1 was done first</source>
        <translation>Nummer %1 war zuerst fertig</translation>
    </message>
    <message>
        <source>the pool, in the whole tour: connections made: %1, uses of an open one: %2; idle now: %3, busy: %4</source>
        <translation>der Pool während der ganzen Tour: aufgebaute Verbindungen: %1, Wiederverwendungen: %2; jetzt frei: %3, belegt: %4</translation>
    </message>
    <message>
        <source>The language of the tour, if it is not the system&apos;s: de, fr, ...</source>
        <translation>Die Sprache der Tour, wenn es nicht die des Systems ist: de, fr, …</translation>
    </message>
    <message>
        <source>code</source>
        <translation>Kürzel</translation>
    </message>
    <message>
        <source>A server to ask in place of the tour&apos;s own.</source>
        <translation>Ein Server, der statt des eigenen der Tour angefragt wird.</translation>
    </message>
    <message>
        <source>The tour does not speak this language: %1</source>
        <translation>Diese Sprache spricht die Tour nicht: %1</translation>
    </message>
    <message>
        <source>%1%</source>
        <comment>progress</comment>
        <translation>%1 %</translation>
    </message>
    <message numerus="yes">
        <source>%n are still running</source>
        <translation>
            <numerusform>%n läuft noch</numerusform>
            <numerusform>%n laufen noch</numerusform>
        </translation>
    </message>
</context>
</TS>
