<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Tour</name>
    <message>
        <source>A plain GET: co_await client.get(url)</source>
        <translation>Un GET sencillo: co_await client.get(url)</translation>
    </message>
    <message>
        <source>A JSON POST: client.post(url).json(item)</source>
        <translation>Un POST con JSON: client.post(url).json(item)</translation>
    </message>
    <message>
        <source>A streamed download: the head is here, the body comes in chunks</source>
        <translation>Una descarga en flujo: la cabecera ya está aquí, el cuerpo llega por partes</translation>
    </message>
    <message>
        <source>Signals, no coroutine: client.get(url).start(parent)</source>
        <translation>Señales, sin corrutinas: client.get(url).start(parent)</translation>
    </message>
    <message>
        <source>A timeout, and how its error reads</source>
        <translation>Un tiempo de espera agotado, y qué dice su error</translation>
    </message>
    <message>
        <source>A cancel by context object: the window goes, the request goes with it</source>
        <translation>Una cancelación por objeto de contexto: desaparece la ventana y, con ella, la petición</translation>
    </message>
    <message>
        <source>the server was quicker</source>
        <translation>el servidor fue más rápido</translation>
    </message>
    <message>
        <source>A group of fifty requests, eight at a time: client.parallel().atMost(8)</source>
        <translation>Un grupo de cincuenta peticiones, ocho a la vez: client.parallel().atMost(8)</translation>
    </message>
    <message>
        <source>A group that is left: the first response is enough, the others are cancelled</source>
        <translation>Un grupo que se abandona: basta con la primera respuesta; las demás peticiones se cancelan</translation>
    </message>
    <message>
        <source>The tour&apos;s server could not be started</source>
        <translation>No se pudo iniciar el servidor del recorrido</translation>
    </message>
    <message>
        <source>The HttpQ tour, against %1</source>
        <translation>El recorrido por HttpQ, con el servidor %1</translation>
    </message>
    <message>
        <source>The tour ended early: %1</source>
        <translation>El recorrido terminó antes de tiempo: %1</translation>
    </message>
    <message>
        <source>The tour is done.</source>
        <translation>El recorrido ha terminado.</translation>
    </message>
    <message>
        <source>%1 in %2 ms, %3 of %4</source>
        <extracomment>a response, such as &lt;Response [200 OK]&gt;, the time it took, a size, a media type</extracomment>
        <translation>%1 en %2 ms, %3 de tipo %4</translation>
    </message>
    <message>
        <source>the server echoes the name: %1</source>
        <translation>el servidor devuelve el nombre: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n chunks, never more than a few held in memory</source>
        <translation>
            <numerusform>%1 en %n parte, retenida brevemente en memoria</numerusform>
            <numerusform>%1 en %n partes, de las que solo unas pocas estaban en memoria a la vez</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>chunkReceived: %n times, %1</source>
        <translation>
            <numerusform>chunkReceived: %n vez, %1</numerusform>
            <numerusform>chunkReceived: %n veces, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>finished: once</source>
        <translation>finished: una vez</translation>
    </message>
    <message numerus="yes">
        <source>the server was quicker than %n ms</source>
        <translation>
            <numerusform>el servidor tardó menos de %n ms</numerusform>
            <numerusform>el servidor tardó menos de %n ms</numerusform>
        </translation>
    </message>
    <message>
        <source>for the log: %1</source>
        <translation>para el registro: %1</translation>
    </message>
    <message>
        <source>for you: %1</source>
        <translation>para usted: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n of 50 succeeded</source>
        <translation>
            <numerusform>%n de 50 tuvo éxito</numerusform>
            <numerusform>%n de 50 tuvieron éxito</numerusform>
        </translation>
    </message>
    <message>
        <source>the quick one was done first</source>
        <translation>la rápida terminó primero</translation>
    </message>
    <message>
        <source>number %1 was done first</source>
        <translation>la número %1 terminó primero</translation>
    </message>
    <message>
        <source>the pool, in the whole tour: connections made: %1, uses of an open one: %2; idle now: %3, busy: %4</source>
        <translation>el pool, en todo el recorrido: conexiones establecidas: %1, reutilizaciones: %2; libres ahora: %3, ocupadas: %4</translation>
    </message>
    <message>
        <source>The language of the tour, if it is not the system&apos;s: de, fr, ...</source>
        <translation>El idioma del recorrido, si no es el del sistema: de, fr, …</translation>
    </message>
    <message>
        <source>code</source>
        <translation>código</translation>
    </message>
    <message>
        <source>A server to ask in place of the tour&apos;s own.</source>
        <translation>Un servidor al que enviar las peticiones en lugar del propio del recorrido.</translation>
    </message>
    <message>
        <source>The tour does not speak this language: %1</source>
        <translation>El recorrido no está disponible en este idioma: %1</translation>
    </message>
    <message>
        <source>%1%</source>
        <comment>progress</comment>
        <translation>%1 %</translation>
    </message>
    <message numerus="yes">
        <source>%n are still running</source>
        <translation>
            <numerusform>%n sigue en curso</numerusform>
            <numerusform>%n siguen en curso</numerusform>
        </translation>
    </message>
</context>
</TS>
