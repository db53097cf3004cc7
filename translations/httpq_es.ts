<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>HttpQ::Attempt</name>
    <message>
        <source>Redirect</source>
        <extracomment>Why a request is sent once more: the server names another address.</extracomment>
        <translation>Redirección</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <extracomment>Why a request is sent once more: the server asks who it is from.</extracomment>
        <translation>Inicio de sesión</translation>
    </message>
    <message>
        <source>Another try</source>
        <extracomment>Why a request is sent once more: it failed before.</extracomment>
        <translation>Nuevo intento</translation>
    </message>
    <message>
        <source>Sent without asking first</source>
        <extracomment>Why a request is sent once more: the server does not want to be asked first whether the content may come (status 417), so it is sent at once.</extracomment>
        <translation>Envío sin consulta previa</translation>
    </message>
</context>
<context>
    <name>HttpQ::Error</name>
    <message>
        <source>Waiting for a connection</source>
        <translation>Esperando una conexión</translation>
    </message>
    <message>
        <source>Looking up the address</source>
        <translation>Buscando la dirección</translation>
    </message>
    <message>
        <source>Connecting</source>
        <extracomment>A phase of a request: it is being connected to the server.</extracomment>
        <translation>Conectando</translation>
    </message>
    <message>
        <source>Securing the connection</source>
        <translation>Estableciendo conexión segura</translation>
    </message>
    <message>
        <source>Sending</source>
        <extracomment>A phase of a request: it is on its way to the server.</extracomment>
        <translation>Enviando</translation>
    </message>
    <message>
        <source>Waiting for the answer</source>
        <translation>Esperando la respuesta</translation>
    </message>
    <message>
        <source>Receiving</source>
        <extracomment>A phase of a request: its answer is coming in.</extracomment>
        <translation>Recibiendo</translation>
    </message>
    <message>
        <source>en</source>
        <comment>the code of this translation&apos;s language, such as de or zh_CN</comment>
        <translation>es</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a sentence and the next one, with what stands between them</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The cause is on this device or in the program&apos;s settings.</source>
        <translation>La causa está en este dispositivo o en la configuración del programa.</translation>
    </message>
    <message>
        <source>Check the network connection and try again.</source>
        <translation>Compruebe la conexión de red e inténtelo de nuevo.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Inténtelo de nuevo dentro de un momento.</translation>
    </message>
    <message>
        <source>The fault is not yours: try again later, and if it stays, tell those who run the server.</source>
        <translation>Usted no tiene la culpa: inténtelo de nuevo más tarde y, si el problema persiste, avise a los responsables del servidor.</translation>
    </message>
    <message>
        <source>This is a mistake in the program: please report it to its makers.</source>
        <translation>Es un error del programa: comuníquelo a sus autores, por favor.</translation>
    </message>
    <message>
        <source>Check that the address is spelled correctly.</source>
        <translation>Compruebe que la dirección esté bien escrita.</translation>
    </message>
    <message>
        <source>Check the user name and the password.</source>
        <translation>Compruebe el nombre de usuario y la contraseña.</translation>
    </message>
    <message>
        <source>Check the proxy settings.</source>
        <translation>Compruebe la configuración del proxy.</translation>
    </message>
    <message>
        <source>Try it with less at once.</source>
        <translation>Inténtelo con menos datos a la vez.</translation>
    </message>
    <message numerus="yes">
        <source>The server sent more than %n bytes of accompanying data.</source>
        <translation>
            <numerusform>El servidor envió más de %n byte de datos adicionales.</numerusform>
            <numerusform>El servidor envió más de %n bytes de datos adicionales.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server sent more than %1 of accompanying data.</source>
        <translation>El servidor envió más de %1 de datos adicionales.</translation>
    </message>
    <message numerus="yes">
        <source>The content is larger than %n bytes.</source>
        <translation>
            <numerusform>El contenido ocupa más de %n byte.</numerusform>
            <numerusform>El contenido ocupa más de %n bytes.</numerusform>
        </translation>
    </message>
    <message>
        <source>The content is larger than %1.</source>
        <translation>El contenido ocupa más de %1.</translation>
    </message>
    <message numerus="yes">
        <source>A line of the content is longer than %n bytes.</source>
        <translation>
            <numerusform>Una línea del contenido ocupa más de %n byte.</numerusform>
            <numerusform>Una línea del contenido ocupa más de %n bytes.</numerusform>
        </translation>
    </message>
    <message>
        <source>A line of the content is longer than %1.</source>
        <translation>Una línea del contenido ocupa más de %1.</translation>
    </message>
    <message numerus="yes">
        <source>The request, not counting its content, is longer than %n bytes.</source>
        <translation>
            <numerusform>La petición, sin contar su contenido, ocupa más de %n byte.</numerusform>
            <numerusform>La petición, sin contar su contenido, ocupa más de %n bytes.</numerusform>
        </translation>
    </message>
    <message>
        <source>The request, not counting its content, is longer than %1.</source>
        <translation>La petición, sin contar su contenido, ocupa más de %1.</translation>
    </message>
    <message numerus="yes">
        <source>The address is longer than %n bytes.</source>
        <translation>
            <numerusform>La dirección ocupa más de %n byte.</numerusform>
            <numerusform>La dirección ocupa más de %n bytes.</numerusform>
        </translation>
    </message>
    <message>
        <source>The address is longer than %1.</source>
        <translation>La dirección ocupa más de %1.</translation>
    </message>
    <message numerus="yes">
        <source>The server sent more than %n preliminary answers.</source>
        <translation>
            <numerusform>El servidor envió más de %n respuesta provisional.</numerusform>
            <numerusform>El servidor envió más de %n respuestas provisionales.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The answer is compressed more than %n times over.</source>
        <translation>
            <numerusform>La respuesta está comprimida más de %n vez.</numerusform>
            <numerusform>La respuesta está comprimida más de %n veces.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decompressed, the answer is more than %n times as large as it came.</source>
        <translation>
            <numerusform>Descomprimida, la respuesta ocupa más de %n vez lo que ocupaba al llegar.</numerusform>
            <numerusform>Descomprimida, la respuesta ocupa más de %n veces lo que ocupaba al llegar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n requests were waiting at once.</source>
        <translation>
            <numerusform>Había más de %n petición en espera a la vez.</numerusform>
            <numerusform>Había más de %n peticiones en espera a la vez.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server set more than %n cookies at once.</source>
        <translation>
            <numerusform>El servidor estableció más de %n cookie a la vez.</numerusform>
            <numerusform>El servidor estableció más de %n cookies a la vez.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n hosts ask for secure connections only.</source>
        <translation>
            <numerusform>Más de %n servidor pide que se usen solo conexiones seguras.</numerusform>
            <numerusform>Más de %n servidores piden que se usen solo conexiones seguras.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server passed the request on to another address more than %n times.</source>
        <translation>
            <numerusform>El servidor redirigió la petición a otra dirección más de %n vez.</numerusform>
            <numerusform>El servidor redirigió la petición a otra dirección más de %n veces.</numerusform>
        </translation>
    </message>
    <message>
        <source>No connection became free in time, because too many requests were running at once.</source>
        <translation>No quedó libre ninguna conexión a tiempo, porque había demasiadas peticiones simultáneas.</translation>
    </message>
    <message>
        <source>No connection to %1 became free in time, because too many requests were running at once.</source>
        <translation>No quedó libre ninguna conexión con %1 a tiempo, porque había demasiadas peticiones simultáneas.</translation>
    </message>
    <message>
        <source>Connecting to the server took too long.</source>
        <translation>La conexión con el servidor tardó demasiado.</translation>
    </message>
    <message>
        <source>Connecting to %1 took too long.</source>
        <translation>La conexión con %1 tardó demasiado.</translation>
    </message>
    <message>
        <source>Check the network connection; the server may be out of service, too.</source>
        <translation>Compruebe la conexión de red; también puede ser que el servidor esté fuera de servicio.</translation>
    </message>
    <message>
        <source>The server was silent for too long.</source>
        <translation>El servidor estuvo demasiado tiempo sin responder.</translation>
    </message>
    <message>
        <source>%1 was silent for too long.</source>
        <translation>%1 estuvo demasiado tiempo sin responder.</translation>
    </message>
    <message>
        <source>The server may be overloaded: try again later.</source>
        <translation>Puede que el servidor esté sobrecargado: inténtelo de nuevo más tarde.</translation>
    </message>
    <message>
        <source>Sending to the server took too long.</source>
        <translation>El envío al servidor tardó demasiado.</translation>
    </message>
    <message>
        <source>Sending to %1 took too long.</source>
        <translation>El envío a %1 tardó demasiado.</translation>
    </message>
    <message>
        <source>The request was not completed in time.</source>
        <translation>La petición no se completó a tiempo.</translation>
    </message>
    <message>
        <source>The request to %1 was not completed in time.</source>
        <translation>La petición a %1 no se completó a tiempo.</translation>
    </message>
    <message>
        <source>The network or the server may be slow: try again later.</source>
        <translation>Puede que la red o el servidor funcionen con lentitud: inténtelo de nuevo más tarde.</translation>
    </message>
    <message>
        <source>The server was not found on the network.</source>
        <translation>No se encontró el servidor en la red.</translation>
    </message>
    <message>
        <source>%1 was not found on the network.</source>
        <translation>No se encontró %1 en la red.</translation>
    </message>
    <message>
        <source>Check the network connection and that the name is spelled correctly.</source>
        <translation>Compruebe la conexión de red y que el nombre esté bien escrito.</translation>
    </message>
    <message>
        <source>The server could not be reached.</source>
        <translation>No se pudo acceder al servidor.</translation>
    </message>
    <message>
        <source>%1 could not be reached.</source>
        <translation>No se pudo acceder a %1.</translation>
    </message>
    <message>
        <source>Check the address and the network connection; the server may be out of service, too.</source>
        <translation>Compruebe la dirección y la conexión de red; también puede ser que el servidor esté fuera de servicio.</translation>
    </message>
    <message>
        <source>The connection to the server broke off.</source>
        <translation>Se interrumpió la conexión con el servidor.</translation>
    </message>
    <message>
        <source>The connection to %1 broke off.</source>
        <translation>Se interrumpió la conexión con %1.</translation>
    </message>
    <message>
        <source>The connection to the server broke off before the request was sent completely.</source>
        <translation>Se interrumpió la conexión con el servidor antes de que la petición se enviara por completo.</translation>
    </message>
    <message>
        <source>The connection to %1 broke off before the request was sent completely.</source>
        <translation>Se interrumpió la conexión con %1 antes de que la petición se enviara por completo.</translation>
    </message>
    <message>
        <source>The connection to the server was not closed properly.</source>
        <translation>La conexión con el servidor no se cerró correctamente.</translation>
    </message>
    <message>
        <source>The connection to %1 was not closed properly.</source>
        <translation>La conexión con %1 no se cerró correctamente.</translation>
    </message>
    <message>
        <source>A secure connection to the server could not be established.</source>
        <translation>No se pudo establecer una conexión segura con el servidor.</translation>
    </message>
    <message>
        <source>A secure connection to %1 could not be established.</source>
        <translation>No se pudo establecer una conexión segura con %1.</translation>
    </message>
    <message>
        <source>Check this device&apos;s date and time. If they are right, it may not be the server that it claims to be.</source>
        <translation>Compruebe la fecha y la hora de este dispositivo. Si son correctas, puede que el servidor no sea el que dice ser.</translation>
    </message>
    <message>
        <source>The request cannot be sent as it is.</source>
        <translation>La petición no se puede enviar tal como está.</translation>
    </message>
    <message>
        <source>The server&apos;s answer is incomplete or not understandable.</source>
        <translation>La respuesta del servidor está incompleta o no se entiende.</translation>
    </message>
    <message>
        <source>The answer from %1 is incomplete or not understandable.</source>
        <translation>La respuesta de %1 está incompleta o no se entiende.</translation>
    </message>
    <message>
        <source>The proxy server cannot be used.</source>
        <translation>No se puede usar el servidor proxy.</translation>
    </message>
    <message>
        <source>The address begins with neither http:// nor https://.</source>
        <translation>La dirección no empieza por http:// ni por https://.</translation>
    </message>
    <message>
        <source>The server&apos;s answer cannot be read: it is damaged, or not what was expected.</source>
        <translation>No se puede leer la respuesta del servidor: está dañada o no es la que se esperaba.</translation>
    </message>
    <message>
        <source>The answer from %1 cannot be read: it is damaged, or not what was expected.</source>
        <translation>No se puede leer la respuesta de %1: está dañada o no es la que se esperaba.</translation>
    </message>
    <message>
        <source>The server passes the request around in a circle.</source>
        <translation>El servidor redirige la petición en círculos.</translation>
    </message>
    <message>
        <source>Signing in to the server failed.</source>
        <translation>No se pudo iniciar sesión en el servidor.</translation>
    </message>
    <message>
        <source>Signing in to %1 failed.</source>
        <translation>No se pudo iniciar sesión en %1.</translation>
    </message>
    <message>
        <source>Several cookies have the name that was asked for.</source>
        <translation>Hay varias cookies con el nombre solicitado.</translation>
    </message>
    <message>
        <source>A file could not be read or written.</source>
        <translation>No se pudo leer o escribir un archivo.</translation>
    </message>
    <message>
        <source>A part of the program failed while it handled the request.</source>
        <translation>Una parte del programa falló al procesar la petición.</translation>
    </message>
    <message>
        <source>A limit that protects this program was exceeded.</source>
        <translation>Se superó un límite que protege a este programa.</translation>
    </message>
    <message>
        <source>The request was cancelled.</source>
        <translation>Se canceló la petición.</translation>
    </message>
    <message>
        <source>The request to %1 was cancelled.</source>
        <translation>Se canceló la petición a %1.</translation>
    </message>
    <message>
        <source>The address is not valid.</source>
        <translation>La dirección no es válida.</translation>
    </message>
    <message>
        <source>The answer has been read already and is not there a second time.</source>
        <translation>La respuesta ya se leyó y no se puede leer una segunda vez.</translation>
    </message>
    <message>
        <source>The answer was closed before it was read completely.</source>
        <translation>La respuesta se cerró antes de leerse por completo.</translation>
    </message>
    <message>
        <source>The answer has not been read yet.</source>
        <translation>La respuesta aún no se ha leído.</translation>
    </message>
    <message>
        <source>The server reported an error.</source>
        <translation>El servidor comunicó un error.</translation>
    </message>
    <message>
        <source>The server asks you to sign in (status %1).</source>
        <translation>El servidor le pide que inicie sesión (estado %1).</translation>
    </message>
    <message>
        <source>The server does not allow this (status %1).</source>
        <translation>El servidor no permite esta operación (estado %1).</translation>
    </message>
    <message>
        <source>You may need another account, or a permission from those who run the server.</source>
        <translation>Quizá necesite otra cuenta o un permiso de los responsables del servidor.</translation>
    </message>
    <message>
        <source>The server has nothing at this address (status %1).</source>
        <translation>El servidor no tiene nada en esta dirección (estado %1).</translation>
    </message>
    <message>
        <source>Check the address; what was there may have been moved or deleted.</source>
        <translation>Compruebe la dirección; puede que lo que había allí se haya movido o eliminado.</translation>
    </message>
    <message>
        <source>The proxy server asks you to sign in (status %1).</source>
        <translation>El servidor proxy le pide que inicie sesión (estado %1).</translation>
    </message>
    <message>
        <source>The request took too long to reach the server (status %1).</source>
        <translation>La petición tardó demasiado en llegar al servidor (estado %1).</translation>
    </message>
    <message>
        <source>The request does not fit what the server has by now (status %1).</source>
        <translation>La petición no encaja con lo que hay ahora en el servidor (estado %1).</translation>
    </message>
    <message>
        <source>Somebody else may have changed it: load it again and then repeat your change.</source>
        <translation>Puede que otra persona lo haya cambiado: vuelva a cargarlo y repita el cambio.</translation>
    </message>
    <message>
        <source>What was sent is too large for the server (status %1).</source>
        <translation>Lo que se envió es demasiado grande para el servidor (estado %1).</translation>
    </message>
    <message>
        <source>The server has had too many requests from you (status %1).</source>
        <translation>El servidor ha recibido demasiadas peticiones de su parte (estado %1).</translation>
    </message>
    <message>
        <source>Wait a while before you try again.</source>
        <translation>Espere un rato antes de volver a intentarlo.</translation>
    </message>
    <message>
        <source>The server must not show this for legal reasons (status %1).</source>
        <translation>El servidor no puede mostrar este contenido por motivos legales (estado %1).</translation>
    </message>
    <message>
        <source>The server rejected the request (status %1).</source>
        <translation>El servidor rechazó la petición (estado %1).</translation>
    </message>
    <message>
        <source>Check what you entered. If it is right, this is a mistake in the program.</source>
        <translation>Compruebe los datos introducidos. Si son correctos, se trata de un error del programa.</translation>
    </message>
    <message>
        <source>The server got no usable answer from another server behind it (status %1).</source>
        <translation>El servidor no obtuvo una respuesta válida de otro servidor del que depende (estado %1).</translation>
    </message>
    <message>
        <source>The server is overloaded or under maintenance (status %1).</source>
        <translation>El servidor está sobrecargado o en mantenimiento (estado %1).</translation>
    </message>
    <message>
        <source>Something went wrong on the server (status %1).</source>
        <translation>Algo salió mal en el servidor (estado %1).</translation>
    </message>
    <message>
        <source>The server did not send what was asked for (status %1).</source>
        <translation>El servidor no envió lo que se le pidió (estado %1).</translation>
    </message>
    <message>
        <source>This happened while waiting for a free connection.</source>
        <translation>Esto ocurrió mientras se esperaba una conexión libre.</translation>
    </message>
    <message>
        <source>This happened while looking up the server&apos;s address.</source>
        <translation>Esto ocurrió mientras se buscaba la dirección del servidor.</translation>
    </message>
    <message>
        <source>This happened while connecting to the server.</source>
        <translation>Esto ocurrió mientras se conectaba con el servidor.</translation>
    </message>
    <message>
        <source>This happened while securing the connection.</source>
        <translation>Esto ocurrió mientras se establecía la conexión segura.</translation>
    </message>
    <message>
        <source>This happened while sending the request.</source>
        <translation>Esto ocurrió mientras se enviaba la petición.</translation>
    </message>
    <message>
        <source>This happened while waiting for the answer.</source>
        <translation>Esto ocurrió mientras se esperaba la respuesta.</translation>
    </message>
    <message>
        <source>This happened while receiving the answer.</source>
        <translation>Esto ocurrió mientras se recibía la respuesta.</translation>
    </message>
    <message>
        <source>The request was to %1.</source>
        <translation>La petición iba dirigida a %1.</translation>
    </message>
    <message>
        <source>If this is to be expected, the program has to allow more.</source>
        <translation>Si eso es lo normal, hay que aumentar el límite del programa.</translation>
    </message>
    <message numerus="yes">
        <source>The server sent more than %n header fields.</source>
        <translation>
            <numerusform>El servidor envió más de %n campo de cabecera.</numerusform>
            <numerusform>El servidor envió más de %n campos de cabecera.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The content to be sent is larger than %n bytes.</source>
        <translation>
            <numerusform>El contenido que se va a enviar ocupa más de %n byte.</numerusform>
            <numerusform>El contenido que se va a enviar ocupa más de %n bytes.</numerusform>
        </translation>
    </message>
    <message>
        <source>The content to be sent is larger than %1.</source>
        <translation>El contenido que se va a enviar ocupa más de %1.</translation>
    </message>
    <message>
        <source>Check the address. If it is right, the program has to allow longer ones.</source>
        <translation>Compruebe la dirección. Si es correcta, el programa tiene que permitir direcciones más largas.</translation>
    </message>
    <message>
        <source>Check the address and the program&apos;s network settings.</source>
        <translation>Compruebe la dirección y la configuración de red del programa.</translation>
    </message>
    <message>
        <source>Check which certificates the program is to use.</source>
        <translation>Compruebe qué certificados tiene que usar el programa.</translation>
    </message>
    <message>
        <source>The program does not say properly what it looks for in the answer.</source>
        <translation>El programa no indica correctamente qué busca en la respuesta.</translation>
    </message>
    <message>
        <source>The program looked for another address in the answer, which names none.</source>
        <translation>El programa buscó otra dirección en la respuesta, pero esta no contiene ninguna.</translation>
    </message>
    <message>
        <source>The server points to another address, which cannot be used or is not allowed.</source>
        <translation>El servidor remite a otra dirección, que no se puede usar o no está permitida.</translation>
    </message>
    <message>
        <source>If this is to be expected, the program has to allow it.</source>
        <translation>Si eso es lo normal, el programa tiene que permitirlo.</translation>
    </message>
    <message>
        <source>The file that came is not the one that was expected.</source>
        <translation>El archivo recibido no es el esperado.</translation>
    </message>
    <message>
        <source>The file that came from %1 is not the one that was expected.</source>
        <translation>El archivo recibido de %1 no es el esperado.</translation>
    </message>
    <message>
        <source>Check that the file or its folder is there, that you may access it, and that there is enough free space.</source>
        <translation>Compruebe que el archivo o su carpeta exista, que usted tenga acceso y que quede suficiente espacio libre.</translation>
    </message>
</context>
<context>
    <name>HttpQ::FileDownload</name>
    <message>
        <source>Not started</source>
        <translation>Sin iniciar</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Descargando</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Completed</source>
        <extracomment>A state of a download.</extracomment>
        <translation>Completada</translation>
    </message>
    <message>
        <source>Failed</source>
        <extracomment>A state of a download.</extracomment>
        <translation>Fallida</translation>
    </message>
</context>
<context>
    <name>HttpQ::PendingResponse</name>
    <message>
        <source>Waiting for the answer</source>
        <translation>Esperando la respuesta</translation>
    </message>
    <message>
        <source>Receiving</source>
        <extracomment>A state of a request: its answer is coming in.</extracomment>
        <translation>Recibiendo</translation>
    </message>
    <message>
        <source>Completed</source>
        <extracomment>A state of a request.</extracomment>
        <translation>Completada</translation>
    </message>
    <message>
        <source>Failed</source>
        <extracomment>A state of a request.</extracomment>
        <translation>Fallida</translation>
    </message>
</context>
<context>
    <name>HttpQ::TraceEvent</name>
    <message>
        <source>Request started</source>
        <translation>Petición iniciada</translation>
    </message>
    <message>
        <source>Waiting for a connection</source>
        <translation>Esperando una conexión</translation>
    </message>
    <message>
        <source>Connection ready</source>
        <translation>Conexión lista</translation>
    </message>
    <message>
        <source>Looking up the address</source>
        <translation>Buscando la dirección</translation>
    </message>
    <message>
        <source>Address found</source>
        <translation>Dirección encontrada</translation>
    </message>
    <message>
        <source>Address not found</source>
        <translation>Dirección no encontrada</translation>
    </message>
    <message>
        <source>Connecting</source>
        <extracomment>What happens to a request at a moment: connecting to the server begins.</extracomment>
        <translation>Conectando</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Conexión establecida</translation>
    </message>
    <message>
        <source>Connecting failed</source>
        <translation>Error al conectar</translation>
    </message>
    <message>
        <source>Securing the connection</source>
        <translation>Estableciendo conexión segura</translation>
    </message>
    <message>
        <source>Connection secured</source>
        <translation>Conexión segura establecida</translation>
    </message>
    <message>
        <source>Connection could not be secured</source>
        <translation>No se pudo establecer la conexión segura</translation>
    </message>
    <message>
        <source>Sending the request</source>
        <translation>Enviando la petición</translation>
    </message>
    <message>
        <source>Request sent</source>
        <translation>Petición enviada</translation>
    </message>
    <message>
        <source>Preliminary answer received</source>
        <translation>Respuesta provisional recibida</translation>
    </message>
    <message>
        <source>Answer begun</source>
        <translation>Respuesta iniciada</translation>
    </message>
    <message>
        <source>Content received</source>
        <translation>Contenido recibido</translation>
    </message>
    <message>
        <source>Following a redirect</source>
        <translation>Siguiendo una redirección</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Iniciando sesión</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>Intentándolo de nuevo</translation>
    </message>
    <message>
        <source>Completed</source>
        <extracomment>What happens to a request at a moment.</extracomment>
        <translation>Completada</translation>
    </message>
    <message>
        <source>Failed</source>
        <extracomment>What happens to a request at a moment.</extracomment>
        <translation>Fallida</translation>
    </message>
</context>
<context>
    <name>InspectorDetails</name>
    <message>
        <source>Headers</source>
        <translation>Cabeceras</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Petición</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>Tiempos</translation>
    </message>
    <message>
        <source>Copy as cURL</source>
        <translation>Copiar como cURL</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Cerrar los detalles</translation>
    </message>
    <message>
        <source>There is no body, it is no text, or it is not kept.</source>
        <translation>No hay cuerpo, no es texto o no se conserva.</translation>
    </message>
    <message>
        <source>The response has not come yet.</source>
        <translation>La respuesta aún no ha llegado.</translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>Estado: %1</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>Error: %1</translation>
    </message>
    <message>
        <source>Header fields of the request</source>
        <translation>Campos de cabecera de la petición</translation>
    </message>
    <message>
        <source>Header fields of the response</source>
        <translation>Campos de cabecera de la respuesta</translation>
    </message>
    <message>
        <source>Server&apos;s address: %1</source>
        <translation>Dirección del servidor: %1</translation>
    </message>
</context>
<context>
    <name>InspectorExport</name>
    <message>
        <source>Export as an HTTP archive</source>
        <translation>Exportar como archivo HTTP (HAR)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>File:</source>
        <translation>Archivo:</translation>
    </message>
    <message>
        <source>The file to be written</source>
        <translation>El archivo que se va a escribir</translation>
    </message>
    <message>
        <source>Secrets are masked as far as they are known to be such. Look at the file before you give it away.</source>
        <translation>Los datos confidenciales se ocultan en la medida en que se reconocen como tales. Revise el archivo antes de compartirlo.</translation>
    </message>
</context>
<context>
    <name>InspectorTable</name>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamaño</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>Fases</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Peticiones</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en curso</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallida</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>No request has all of these words.</source>
        <translation>Ninguna petición contiene todas estas palabras.</translation>
    </message>
    <message>
        <source>No requests yet.</source>
        <translation>Aún no hay peticiones.</translation>
    </message>
</context>
<context>
    <name>InspectorTimings</name>
    <message>
        <source>Started %1, and is running.</source>
        <translation>Inicio: %1; sigue en curso.</translation>
    </message>
    <message>
        <source>Started %1, and took %2.</source>
        <translation>Inicio: %1; duración: %2.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
</context>
<context>
    <name>NetworkInspector</name>
    <message>
        <source>Filter by words</source>
        <translation>Filtrar por palabras</translation>
    </message>
    <message>
        <source>Requests: %1</source>
        <translation>Peticiones: %1</translation>
    </message>
    <message>
        <source>Requests: %1 of %2</source>
        <translation>Peticiones: %1 de %2</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Vaciar</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
</context>
</TS>
