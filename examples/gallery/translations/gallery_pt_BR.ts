<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR" sourcelanguage="en">
<context>
    <name>CataloguePage</name>
    <message>
        <source>Search</source>
        <translation>Pesquisar</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s), and more</source>
        <translation>
            <numerusform>%n objeto, e há mais</numerusform>
            <numerusform>%n objetos, e há mais</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n objeto</numerusform>
            <numerusform>%n objetos</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nenhum resultado</translation>
    </message>
</context>
<context>
    <name>DownloadPage</name>
    <message>
        <source>A film, from %1</source>
        <translation>Um filme, de %1</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Salvo como %1</translation>
    </message>
</context>
<context>
    <name>ErrorBar</name>
    <message>
        <source>Retry</source>
        <translation>Tentar novamente</translation>
    </message>
</context>
<context>
    <name>ErrorsPage</name>
    <message>
        <source>A response that does not come</source>
        <translation>Uma resposta que não chega</translation>
    </message>
    <message>
        <source>A server that is too busy for the first two requests</source>
        <translation>Um servidor ocupado demais para as duas primeiras requisições</translation>
    </message>
    <message>
        <source>An address where nobody answers: correct it</source>
        <translation>Um endereço em que ninguém responde: corrija-o</translation>
    </message>
</context>
<context>
    <name>ImagesPage</name>
    <message>
        <source>Not there</source>
        <translation>Indisponível</translation>
    </message>
</context>
<context>
    <name>LivePage</name>
    <message>
        <source>Live</source>
        <translation>Ao vivo</translation>
    </message>
    <message numerus="yes">
        <source>%n measurement(s)</source>
        <translation>
            <numerusform>%n medição</numerusform>
            <numerusform>%n medições</numerusform>
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
        <translation>Galeria do HttpQ</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Catálogo</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imagens</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Ao vivo</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>Upload</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Download</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erros</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Rede</translation>
    </message>
</context>
<context>
    <name>RequestCard</name>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
</context>
<context>
    <name>TransferRow</name>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Retomar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Em andamento</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2, %3/s, %n second(s) left</source>
        <comment>sizes</comment>
        <translation>
            <numerusform>%1 de %2, %3/s, falta %n segundo</numerusform>
            <numerusform>%1 de %2, %3/s, faltam %n segundos</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Em pausa</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Concluído</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelado</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Falhou</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>Não iniciado</translation>
    </message>
</context>
<context>
    <name>UploadPage</name>
    <message>
        <source>File</source>
        <translation>Arquivo</translation>
    </message>
    <message>
        <source>The path of a file, or drop one here</source>
        <translation>Digite o caminho de um arquivo ou solte um aqui</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>A server to ask in place of the gallery&apos;s own.</source>
        <translation>Um servidor a consultar no lugar do servidor da galeria.</translation>
    </message>
</context>
</TS>
