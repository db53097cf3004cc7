<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>CataloguePage</name>
    <message>
        <source>Search</source>
        <translation>Buscar</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s), and more</source>
        <translation>
            <numerusform>%n objeto, y hay más</numerusform>
            <numerusform>%n objetos, y hay más</numerusform>
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
        <translation>Sin resultados</translation>
    </message>
</context>
<context>
    <name>DownloadPage</name>
    <message>
        <source>A film, from %1</source>
        <translation>Una película, de %1</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Guardado como %1</translation>
    </message>
</context>
<context>
    <name>ErrorBar</name>
    <message>
        <source>Retry</source>
        <translation>Reintentar</translation>
    </message>
</context>
<context>
    <name>ErrorsPage</name>
    <message>
        <source>A response that does not come</source>
        <translation>Una respuesta que no llega</translation>
    </message>
    <message>
        <source>A server that is too busy for the first two requests</source>
        <translation>Un servidor demasiado ocupado para las dos primeras peticiones</translation>
    </message>
    <message>
        <source>An address where nobody answers: correct it</source>
        <translation>Una dirección en la que nadie responde: corríjala</translation>
    </message>
</context>
<context>
    <name>ImagesPage</name>
    <message>
        <source>Not there</source>
        <translation>No disponible</translation>
    </message>
</context>
<context>
    <name>LivePage</name>
    <message>
        <source>Live</source>
        <translation>En directo</translation>
    </message>
    <message numerus="yes">
        <source>%n measurement(s)</source>
        <translation>
            <numerusform>%n medición</numerusform>
            <numerusform>%n mediciones</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 °C</source>
        <comment>temperature</comment>
        <translation>%1&#xa0;°C</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>HttpQ gallery</source>
        <translation>Galería de HttpQ</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Catálogo</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Imágenes</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En directo</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>Subida</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Descarga</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Errores</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
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
        <translation>Reanudar</translation>
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
        <translation>En curso</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2, %3/s, %n second(s) left</source>
        <comment>sizes</comment>
        <translation>
            <numerusform>%1 de %2, %3/s, queda %n segundo</numerusform>
            <numerusform>%1 de %2, %3/s, quedan %n segundos</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminada</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelada</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallida</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>Sin iniciar</translation>
    </message>
</context>
<context>
    <name>UploadPage</name>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>The path of a file, or drop one here</source>
        <translation>Escriba la ruta de un archivo o suéltelo aquí</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>A server to ask in place of the gallery&apos;s own.</source>
        <translation>Un servidor al que enviar las peticiones en lugar del propio de la galería.</translation>
    </message>
</context>
</TS>
