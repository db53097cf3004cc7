<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR" sourcelanguage="en">
<context>
    <name>Tour</name>
    <message>
        <source>A plain GET: co_await client.get(url)</source>
        <translation>Um GET simples: co_await client.get(url)</translation>
    </message>
    <message>
        <source>A JSON POST: client.post(url).json(item)</source>
        <translation>Um POST com JSON: client.post(url).json(item)</translation>
    </message>
    <message>
        <source>A streamed download: the head is here, the body comes in chunks</source>
        <translation>Um download por streaming: o cabeçalho já chegou, o corpo vem em partes</translation>
    </message>
    <message>
        <source>Signals, no coroutine: client.get(url).start(parent)</source>
        <translation>Sinais, sem corrotinas: client.get(url).start(parent)</translation>
    </message>
    <message>
        <source>A timeout, and how its error reads</source>
        <translation>Um tempo limite excedido, e o que diz o erro</translation>
    </message>
    <message>
        <source>A cancel by context object: the window goes, the request goes with it</source>
        <translation>Cancelamento por um objeto de contexto: a janela some, e a requisição com ela</translation>
    </message>
    <message>
        <source>the server was quicker</source>
        <translation>o servidor foi mais rápido</translation>
    </message>
    <message>
        <source>A group of fifty requests, eight at a time: client.parallel().atMost(8)</source>
        <translation>Um grupo de cinquenta requisições, oito por vez: client.parallel().atMost(8)</translation>
    </message>
    <message>
        <source>A group that is left: the first response is enough, the others are cancelled</source>
        <translation>Um grupo abandonado: a primeira resposta basta, as outras requisições são canceladas</translation>
    </message>
    <message>
        <source>The tour&apos;s server could not be started</source>
        <translation>Não foi possível iniciar o servidor do passeio</translation>
    </message>
    <message>
        <source>The HttpQ tour, against %1</source>
        <translation>O passeio pelo HttpQ, com o servidor %1</translation>
    </message>
    <message>
        <source>The tour ended early: %1</source>
        <translation>O passeio terminou antes da hora: %1</translation>
    </message>
    <message>
        <source>The tour is done.</source>
        <translation>O passeio terminou.</translation>
    </message>
    <message>
        <source>%1 in %2 ms, %3 of %4</source>
        <extracomment>a response, such as &lt;Response [200 OK]&gt;, the time it took, a size, a media type</extracomment>
        <translation>%1 em %2 ms, %3 do tipo %4</translation>
    </message>
    <message>
        <source>the server echoes the name: %1</source>
        <translation>o servidor devolve o nome: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n chunks, never more than a few held in memory</source>
        <translation>
            <numerusform>%1 em %n parte, mantida brevemente na memória</numerusform>
            <numerusform>%1 em %n partes, das quais só algumas ficaram na memória ao mesmo tempo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>chunkReceived: %n times, %1</source>
        <translation>
            <numerusform>chunkReceived: %n vez, %1</numerusform>
            <numerusform>chunkReceived: %n vezes, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>finished: once</source>
        <translation>finished: uma vez</translation>
    </message>
    <message numerus="yes">
        <source>the server was quicker than %n ms</source>
        <translation>
            <numerusform>o servidor levou menos de %n ms</numerusform>
            <numerusform>o servidor levou menos de %n ms</numerusform>
        </translation>
    </message>
    <message>
        <source>for the log: %1</source>
        <translation>para o log: %1</translation>
    </message>
    <message>
        <source>for you: %1</source>
        <translation>para você: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n of 50 succeeded</source>
        <translation>
            <numerusform>%n de 50 teve êxito</numerusform>
            <numerusform>%n de 50 tiveram êxito</numerusform>
        </translation>
    </message>
    <message>
        <source>the quick one was done first</source>
        <translation>a rápida terminou primeiro</translation>
    </message>
    <message>
        <source>number %1 was done first</source>
        <translation>a número %1 terminou primeiro</translation>
    </message>
    <message>
        <source>the pool, in the whole tour: connections made: %1, uses of an open one: %2; idle now: %3, busy: %4</source>
        <translation>o pool, em todo o passeio: conexões abertas: %1, reutilizações: %2; livres agora: %3, ocupadas: %4</translation>
    </message>
    <message>
        <source>The language of the tour, if it is not the system&apos;s: de, fr, ...</source>
        <translation>O idioma do passeio, se não for o do sistema: de, fr, …</translation>
    </message>
    <message>
        <source>code</source>
        <translation>código</translation>
    </message>
    <message>
        <source>A server to ask in place of the tour&apos;s own.</source>
        <translation>Um servidor a consultar no lugar do servidor do passeio.</translation>
    </message>
    <message>
        <source>The tour does not speak this language: %1</source>
        <translation>O passeio não fala este idioma: %1</translation>
    </message>
    <message>
        <source>%1%</source>
        <comment>progress</comment>
        <translation>%1%</translation>
    </message>
    <message numerus="yes">
        <source>%n are still running</source>
        <translation>
            <numerusform>%n ainda está em andamento</numerusform>
            <numerusform>%n ainda estão em andamento</numerusform>
        </translation>
    </message>
</context>
</TS>
