<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Tour</name>
    <message>
        <source>A plain GET: co_await client.get(url)</source>
        <translation>Un simple GET&#xa0;: co_await client.get(url)</translation>
    </message>
    <message>
        <source>A JSON POST: client.post(url).json(item)</source>
        <translation>Un POST avec du JSON&#xa0;: client.post(url).json(item)</translation>
    </message>
    <message>
        <source>A streamed download: the head is here, the body comes in chunks</source>
        <translation>Un téléchargement en flux&#xa0;: l’en-tête est là, le corps arrive par morceaux</translation>
    </message>
    <message>
        <source>Signals, no coroutine: client.get(url).start(parent)</source>
        <translation>Des signaux, sans coroutine&#xa0;: client.get(url).start(parent)</translation>
    </message>
    <message>
        <source>A timeout, and how its error reads</source>
        <translation>Un délai dépassé, et comment l’erreur est présentée</translation>
    </message>
    <message>
        <source>A cancel by context object: the window goes, the request goes with it</source>
        <translation>Une annulation par un objet de contexte&#xa0;: la fenêtre disparaît, la requête avec elle</translation>
    </message>
    <message>
        <source>the server was quicker</source>
        <translation>le serveur a été plus rapide</translation>
    </message>
    <message>
        <source>A group of fifty requests, eight at a time: client.parallel().atMost(8)</source>
        <translation>Un groupe de cinquante requêtes, huit à la fois&#xa0;: client.parallel().atMost(8)</translation>
    </message>
    <message>
        <source>A group that is left: the first response is enough, the others are cancelled</source>
        <translation>Un groupe que l’on abandonne&#xa0;: la première réponse suffit, les autres requêtes sont annulées</translation>
    </message>
    <message>
        <source>The tour&apos;s server could not be started</source>
        <translation>Le serveur de la visite n’a pas pu être démarré</translation>
    </message>
    <message>
        <source>The HttpQ tour, against %1</source>
        <translation>La visite guidée de HttpQ, avec le serveur %1</translation>
    </message>
    <message>
        <source>The tour ended early: %1</source>
        <translation>La visite s’est terminée prématurément&#xa0;: %1</translation>
    </message>
    <message>
        <source>The tour is done.</source>
        <translation>La visite est terminée.</translation>
    </message>
    <message>
        <source>%1 in %2 ms, %3 of %4</source>
        <extracomment>a response, such as &lt;Response [200 OK]&gt;, the time it took, a size, a media type</extracomment>
        <translation>%1 en %2&#xa0;ms, %3 de type %4</translation>
    </message>
    <message>
        <source>the server echoes the name: %1</source>
        <translation>le serveur renvoie le nom&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n chunks, never more than a few held in memory</source>
        <translation>
            <numerusform>%1 en %n morceau, gardé brièvement en mémoire</numerusform>
            <numerusform>%1 en %n morceaux, dont quelques-uns seulement en mémoire à la fois</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>chunkReceived: %n times, %1</source>
        <translation>
            <numerusform>chunkReceived&#xa0;: %n fois, %1</numerusform>
            <numerusform>chunkReceived&#xa0;: %n fois, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>finished: once</source>
        <translation>finished&#xa0;: une fois</translation>
    </message>
    <message numerus="yes">
        <source>the server was quicker than %n ms</source>
        <translation>
            <numerusform>le serveur a mis moins de %n&#xa0;ms</numerusform>
            <numerusform>le serveur a mis moins de %n&#xa0;ms</numerusform>
        </translation>
    </message>
    <message>
        <source>for the log: %1</source>
        <translation>pour le journal&#xa0;: %1</translation>
    </message>
    <message>
        <source>for you: %1</source>
        <translation>pour vous&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n of 50 succeeded</source>
        <translation>
            <numerusform>%n requête sur 50 a réussi</numerusform>
            <numerusform>%n requêtes sur 50 ont réussi</numerusform>
        </translation>
    </message>
    <message>
        <source>the quick one was done first</source>
        <translation>la requête rapide s’est terminée en premier</translation>
    </message>
    <message>
        <source>number %1 was done first</source>
        <translation>la requête numéro %1 s’est terminée en premier</translation>
    </message>
    <message>
        <source>the pool, in the whole tour: connections made: %1, uses of an open one: %2; idle now: %3, busy: %4</source>
        <translation>le pool (sur toute la visite) – connexions établies&#xa0;: %1, réutilisations&#xa0;: %2&#xa0;; libres à présent&#xa0;: %3, occupées&#xa0;: %4</translation>
    </message>
    <message>
        <source>The language of the tour, if it is not the system&apos;s: de, fr, ...</source>
        <translation>La langue de la visite, si ce n’est pas celle du système&#xa0;: de, fr, …</translation>
    </message>
    <message>
        <source>code</source>
        <translation>code</translation>
    </message>
    <message>
        <source>A server to ask in place of the tour&apos;s own.</source>
        <translation>Un serveur à interroger à la place de celui de la visite.</translation>
    </message>
    <message>
        <source>The tour does not speak this language: %1</source>
        <translation>La visite n’existe pas dans cette langue&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1%</source>
        <comment>progress</comment>
        <translation>%1 %</translation>
    </message>
    <message numerus="yes">
        <source>%n are still running</source>
        <translation>
            <numerusform>%n requête encore en cours</numerusform>
            <numerusform>%n requêtes encore en cours</numerusform>
        </translation>
    </message>
</context>
</TS>
