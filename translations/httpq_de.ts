<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>HttpQ::Attempt</name>
    <message>
        <source>Redirect</source>
        <extracomment>Why a request is sent once more: the server names another address.</extracomment>
        <translation>Weiterleitung</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <extracomment>Why a request is sent once more: the server asks who it is from.</extracomment>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Another try</source>
        <extracomment>Why a request is sent once more: it failed before.</extracomment>
        <translation>Neuer Versuch</translation>
    </message>
    <message>
        <source>Sent without asking first</source>
        <extracomment>Why a request is sent once more: the server does not want to be asked first whether the content may come (status 417), so it is sent at once.</extracomment>
        <translation>Ohne Vorabfrage gesendet</translation>
    </message>
</context>
<context>
    <name>HttpQ::Error</name>
    <message>
        <source>Waiting for a connection</source>
        <translation>Warten auf eine Verbindung</translation>
    </message>
    <message>
        <source>Looking up the address</source>
        <translation>Ermitteln der Adresse</translation>
    </message>
    <message>
        <source>Connecting</source>
        <extracomment>A phase of a request: it is being connected to the server.</extracomment>
        <translation>Verbindungsaufbau</translation>
    </message>
    <message>
        <source>Securing the connection</source>
        <translation>Absichern der Verbindung</translation>
    </message>
    <message>
        <source>Sending</source>
        <extracomment>A phase of a request: it is on its way to the server.</extracomment>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Waiting for the answer</source>
        <translation>Warten auf die Antwort</translation>
    </message>
    <message>
        <source>Receiving</source>
        <extracomment>A phase of a request: its answer is coming in.</extracomment>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>en</source>
        <comment>the code of this translation&apos;s language, such as de or zh_CN</comment>
        <translation>de</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a sentence and the next one, with what stands between them</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The cause is on this device or in the program&apos;s settings.</source>
        <translation>Die Ursache liegt auf diesem Gerät oder in den Einstellungen des Programms.</translation>
    </message>
    <message>
        <source>Check the network connection and try again.</source>
        <translation>Prüfen Sie die Netzwerkverbindung und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es in Kürze noch einmal.</translation>
    </message>
    <message>
        <source>The fault is not yours: try again later, and if it stays, tell those who run the server.</source>
        <translation>Der Fehler liegt nicht bei Ihnen. Versuchen Sie es später noch einmal. Wenn der Fehler weiterhin auftritt, melden Sie ihn dem Betreiber des Servers.</translation>
    </message>
    <message>
        <source>This is a mistake in the program: please report it to its makers.</source>
        <translation>Das ist ein Fehler im Programm: Bitte melden Sie ihn dem Hersteller.</translation>
    </message>
    <message>
        <source>Check that the address is spelled correctly.</source>
        <translation>Prüfen Sie, ob die Adresse richtig geschrieben ist.</translation>
    </message>
    <message>
        <source>Check the user name and the password.</source>
        <translation>Prüfen Sie Benutzernamen und Passwort.</translation>
    </message>
    <message>
        <source>Check the proxy settings.</source>
        <translation>Prüfen Sie die Proxy-Einstellungen.</translation>
    </message>
    <message>
        <source>Try it with less at once.</source>
        <translation>Versuchen Sie es mit weniger auf einmal.</translation>
    </message>
    <message numerus="yes">
        <source>The server sent more than %n bytes of accompanying data.</source>
        <translation>
            <numerusform>Der Server hat mehr als %n Byte an Begleitdaten gesendet.</numerusform>
            <numerusform>Der Server hat mehr als %n Bytes an Begleitdaten gesendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server sent more than %1 of accompanying data.</source>
        <translation>Der Server hat mehr als %1 an Begleitdaten gesendet.</translation>
    </message>
    <message numerus="yes">
        <source>The content is larger than %n bytes.</source>
        <translation>
            <numerusform>Der Inhalt ist größer als %n Byte.</numerusform>
            <numerusform>Der Inhalt ist größer als %n Bytes.</numerusform>
        </translation>
    </message>
    <message>
        <source>The content is larger than %1.</source>
        <translation>Der Inhalt ist größer als %1.</translation>
    </message>
    <message numerus="yes">
        <source>A line of the content is longer than %n bytes.</source>
        <translation>
            <numerusform>Eine Zeile des Inhalts ist länger als %n Byte.</numerusform>
            <numerusform>Eine Zeile des Inhalts ist länger als %n Bytes.</numerusform>
        </translation>
    </message>
    <message>
        <source>A line of the content is longer than %1.</source>
        <translation>Eine Zeile des Inhalts ist länger als %1.</translation>
    </message>
    <message numerus="yes">
        <source>The request, not counting its content, is longer than %n bytes.</source>
        <translation>
            <numerusform>Die Anfrage ist schon ohne ihren Inhalt länger als %n Byte.</numerusform>
            <numerusform>Die Anfrage ist schon ohne ihren Inhalt länger als %n Bytes.</numerusform>
        </translation>
    </message>
    <message>
        <source>The request, not counting its content, is longer than %1.</source>
        <translation>Die Anfrage ist schon ohne ihren Inhalt länger als %1.</translation>
    </message>
    <message numerus="yes">
        <source>The address is longer than %n bytes.</source>
        <translation>
            <numerusform>Die Adresse ist länger als %n Byte.</numerusform>
            <numerusform>Die Adresse ist länger als %n Bytes.</numerusform>
        </translation>
    </message>
    <message>
        <source>The address is longer than %1.</source>
        <translation>Die Adresse ist länger als %1.</translation>
    </message>
    <message numerus="yes">
        <source>The server sent more than %n preliminary answers.</source>
        <translation>
            <numerusform>Der Server hat mehr als %n vorläufige Antwort gesendet.</numerusform>
            <numerusform>Der Server hat mehr als %n vorläufige Antworten gesendet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The answer is compressed more than %n times over.</source>
        <translation>
            <numerusform>Die Antwort ist mehr als %n-mal komprimiert.</numerusform>
            <numerusform>Die Antwort ist mehr als %n-mal hintereinander komprimiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decompressed, the answer is more than %n times as large as it came.</source>
        <translation>
            <numerusform>Entpackt ist die Antwort mehr als %n-mal so groß wie beim Empfang.</numerusform>
            <numerusform>Entpackt ist die Antwort mehr als %n-mal so groß wie beim Empfang.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n requests were waiting at once.</source>
        <translation>
            <numerusform>Es hat mehr als %n Anfrage gleichzeitig gewartet.</numerusform>
            <numerusform>Es haben mehr als %n Anfragen gleichzeitig gewartet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server set more than %n cookies at once.</source>
        <translation>
            <numerusform>Der Server hat mehr als %n Cookie auf einmal gesetzt.</numerusform>
            <numerusform>Der Server hat mehr als %n Cookies auf einmal gesetzt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n hosts ask for secure connections only.</source>
        <translation>
            <numerusform>Mehr als %n Server verlangt ausschließlich sichere Verbindungen.</numerusform>
            <numerusform>Mehr als %n Server verlangen ausschließlich sichere Verbindungen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server passed the request on to another address more than %n times.</source>
        <translation>
            <numerusform>Der Server hat die Anfrage mehr als %n-mal an eine andere Adresse weitergeleitet.</numerusform>
            <numerusform>Der Server hat die Anfrage mehr als %n-mal an eine andere Adresse weitergeleitet.</numerusform>
        </translation>
    </message>
    <message>
        <source>No connection became free in time, because too many requests were running at once.</source>
        <translation>Keine Verbindung wurde rechtzeitig frei, weil zu viele Anfragen gleichzeitig liefen.</translation>
    </message>
    <message>
        <source>No connection to %1 became free in time, because too many requests were running at once.</source>
        <translation>Keine Verbindung zu %1 wurde rechtzeitig frei, weil zu viele Anfragen gleichzeitig liefen.</translation>
    </message>
    <message>
        <source>Connecting to the server took too long.</source>
        <translation>Die Verbindung zum Server kam nicht rechtzeitig zustande.</translation>
    </message>
    <message>
        <source>Connecting to %1 took too long.</source>
        <translation>Die Verbindung zu %1 kam nicht rechtzeitig zustande.</translation>
    </message>
    <message>
        <source>Check the network connection; the server may be out of service, too.</source>
        <translation>Prüfen Sie die Netzwerkverbindung; es kann aber auch der Server außer Betrieb sein.</translation>
    </message>
    <message>
        <source>The server was silent for too long.</source>
        <translation>Der Server hat sich zu lange nicht gemeldet.</translation>
    </message>
    <message>
        <source>%1 was silent for too long.</source>
        <translation>%1 hat sich zu lange nicht gemeldet.</translation>
    </message>
    <message>
        <source>The server may be overloaded: try again later.</source>
        <translation>Der Server ist vielleicht überlastet: Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>Sending to the server took too long.</source>
        <translation>Das Senden an den Server hat zu lange gedauert.</translation>
    </message>
    <message>
        <source>Sending to %1 took too long.</source>
        <translation>Das Senden an %1 hat zu lange gedauert.</translation>
    </message>
    <message>
        <source>The request was not completed in time.</source>
        <translation>Die Anfrage wurde nicht rechtzeitig abgeschlossen.</translation>
    </message>
    <message>
        <source>The request to %1 was not completed in time.</source>
        <translation>Die Anfrage an %1 wurde nicht rechtzeitig abgeschlossen.</translation>
    </message>
    <message>
        <source>The network or the server may be slow: try again later.</source>
        <translation>Das Netzwerk oder der Server ist vielleicht langsam: Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>The server was not found on the network.</source>
        <translation>Der Server wurde im Netzwerk nicht gefunden.</translation>
    </message>
    <message>
        <source>%1 was not found on the network.</source>
        <translation>%1 wurde im Netzwerk nicht gefunden.</translation>
    </message>
    <message>
        <source>Check the network connection and that the name is spelled correctly.</source>
        <translation>Prüfen Sie die Netzwerkverbindung und ob der Name richtig geschrieben ist.</translation>
    </message>
    <message>
        <source>The server could not be reached.</source>
        <translation>Der Server war nicht zu erreichen.</translation>
    </message>
    <message>
        <source>%1 could not be reached.</source>
        <translation>%1 war nicht zu erreichen.</translation>
    </message>
    <message>
        <source>Check the address and the network connection; the server may be out of service, too.</source>
        <translation>Prüfen Sie die Adresse und die Netzwerkverbindung; es kann aber auch der Server außer Betrieb sein.</translation>
    </message>
    <message>
        <source>The connection to the server broke off.</source>
        <translation>Die Verbindung zum Server ist abgebrochen.</translation>
    </message>
    <message>
        <source>The connection to %1 broke off.</source>
        <translation>Die Verbindung zu %1 ist abgebrochen.</translation>
    </message>
    <message>
        <source>The connection to the server broke off before the request was sent completely.</source>
        <translation>Die Verbindung zum Server ist abgebrochen, bevor die Anfrage vollständig gesendet war.</translation>
    </message>
    <message>
        <source>The connection to %1 broke off before the request was sent completely.</source>
        <translation>Die Verbindung zu %1 ist abgebrochen, bevor die Anfrage vollständig gesendet war.</translation>
    </message>
    <message>
        <source>The connection to the server was not closed properly.</source>
        <translation>Die Verbindung zum Server wurde nicht ordnungsgemäß geschlossen.</translation>
    </message>
    <message>
        <source>The connection to %1 was not closed properly.</source>
        <translation>Die Verbindung zu %1 wurde nicht ordnungsgemäß geschlossen.</translation>
    </message>
    <message>
        <source>A secure connection to the server could not be established.</source>
        <translation>Es konnte keine sichere Verbindung zum Server aufgebaut werden.</translation>
    </message>
    <message>
        <source>A secure connection to %1 could not be established.</source>
        <translation>Es konnte keine sichere Verbindung zu %1 aufgebaut werden.</translation>
    </message>
    <message>
        <source>Check this device&apos;s date and time. If they are right, it may not be the server that it claims to be.</source>
        <translation>Prüfen Sie Datum und Uhrzeit dieses Geräts. Wenn sie stimmen, ist der Server vielleicht nicht der, für den er sich ausgibt.</translation>
    </message>
    <message>
        <source>The request cannot be sent as it is.</source>
        <translation>Die Anfrage kann so nicht gesendet werden.</translation>
    </message>
    <message>
        <source>The server&apos;s answer is incomplete or not understandable.</source>
        <translation>Die Antwort des Servers ist unvollständig oder unverständlich.</translation>
    </message>
    <message>
        <source>The answer from %1 is incomplete or not understandable.</source>
        <translation>Die Antwort von %1 ist unvollständig oder unverständlich.</translation>
    </message>
    <message>
        <source>The proxy server cannot be used.</source>
        <translation>Der Proxy-Server kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>The address begins with neither http:// nor https://.</source>
        <translation>Die Adresse beginnt weder mit http:// noch mit https://.</translation>
    </message>
    <message>
        <source>The server&apos;s answer cannot be read: it is damaged, or not what was expected.</source>
        <translation>Die Antwort des Servers kann nicht gelesen werden: Sie ist beschädigt oder anders als erwartet.</translation>
    </message>
    <message>
        <source>The answer from %1 cannot be read: it is damaged, or not what was expected.</source>
        <translation>Die Antwort von %1 kann nicht gelesen werden: Sie ist beschädigt oder anders als erwartet.</translation>
    </message>
    <message>
        <source>The server passes the request around in a circle.</source>
        <translation>Der Server leitet die Anfrage im Kreis weiter.</translation>
    </message>
    <message>
        <source>Signing in to the server failed.</source>
        <translation>Die Anmeldung beim Server ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Signing in to %1 failed.</source>
        <translation>Die Anmeldung bei %1 ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>Several cookies have the name that was asked for.</source>
        <translation>Mehrere Cookies haben den gesuchten Namen.</translation>
    </message>
    <message>
        <source>A file could not be read or written.</source>
        <translation>Eine Datei konnte nicht gelesen oder geschrieben werden.</translation>
    </message>
    <message>
        <source>A part of the program failed while it handled the request.</source>
        <translation>Ein Teil des Programms ist bei der Bearbeitung der Anfrage gescheitert.</translation>
    </message>
    <message>
        <source>A limit that protects this program was exceeded.</source>
        <translation>Ein Grenzwert zum Schutz dieses Programms wurde überschritten.</translation>
    </message>
    <message>
        <source>The request was cancelled.</source>
        <translation>Die Anfrage wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The request to %1 was cancelled.</source>
        <translation>Die Anfrage an %1 wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The address is not valid.</source>
        <translation>Die Adresse ist ungültig.</translation>
    </message>
    <message>
        <source>The answer has been read already and is not there a second time.</source>
        <translation>Die Antwort wurde schon gelesen und steht kein zweites Mal zur Verfügung.</translation>
    </message>
    <message>
        <source>The answer was closed before it was read completely.</source>
        <translation>Die Antwort wurde geschlossen, bevor sie vollständig gelesen war.</translation>
    </message>
    <message>
        <source>The answer has not been read yet.</source>
        <translation>Die Antwort wurde noch nicht gelesen.</translation>
    </message>
    <message>
        <source>The server reported an error.</source>
        <translation>Der Server hat einen Fehler gemeldet.</translation>
    </message>
    <message>
        <source>The server asks you to sign in (status %1).</source>
        <translation>Der Server verlangt eine Anmeldung (Status %1).</translation>
    </message>
    <message>
        <source>The server does not allow this (status %1).</source>
        <translation>Der Server erlaubt das nicht (Status %1).</translation>
    </message>
    <message>
        <source>You may need another account, or a permission from those who run the server.</source>
        <translation>Vielleicht brauchen Sie ein anderes Konto oder eine Berechtigung vom Betreiber des Servers.</translation>
    </message>
    <message>
        <source>The server has nothing at this address (status %1).</source>
        <translation>Unter dieser Adresse gibt es auf dem Server nichts (Status %1).</translation>
    </message>
    <message>
        <source>Check the address; what was there may have been moved or deleted.</source>
        <translation>Prüfen Sie die Adresse; was dort war, wurde vielleicht verschoben oder gelöscht.</translation>
    </message>
    <message>
        <source>The proxy server asks you to sign in (status %1).</source>
        <translation>Der Proxy-Server verlangt eine Anmeldung (Status %1).</translation>
    </message>
    <message>
        <source>The request took too long to reach the server (status %1).</source>
        <translation>Die Anfrage kam nicht rechtzeitig beim Server an (Status %1).</translation>
    </message>
    <message>
        <source>The request does not fit what the server has by now (status %1).</source>
        <translation>Die Anfrage passt nicht mehr zu dem, was inzwischen auf dem Server ist (Status %1).</translation>
    </message>
    <message>
        <source>Somebody else may have changed it: load it again and then repeat your change.</source>
        <translation>Vielleicht hat jemand anderes etwas geändert: Laden Sie die Daten neu und wiederholen Sie dann Ihre Änderung.</translation>
    </message>
    <message>
        <source>What was sent is too large for the server (status %1).</source>
        <translation>Was gesendet wurde, ist für den Server zu groß (Status %1).</translation>
    </message>
    <message>
        <source>The server has had too many requests from you (status %1).</source>
        <translation>Der Server hat zu viele Anfragen von Ihnen erhalten (Status %1).</translation>
    </message>
    <message>
        <source>Wait a while before you try again.</source>
        <translation>Warten Sie eine Weile, bevor Sie es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The server must not show this for legal reasons (status %1).</source>
        <translation>Der Server darf das aus rechtlichen Gründen nicht zeigen (Status %1).</translation>
    </message>
    <message>
        <source>The server rejected the request (status %1).</source>
        <translation>Der Server hat die Anfrage abgelehnt (Status %1).</translation>
    </message>
    <message>
        <source>Check what you entered. If it is right, this is a mistake in the program.</source>
        <translation>Prüfen Sie Ihre Eingaben. Wenn sie stimmen, ist es ein Fehler im Programm.</translation>
    </message>
    <message>
        <source>The server got no usable answer from another server behind it (status %1).</source>
        <translation>Der Server hat von einem anderen Server, auf den er angewiesen ist, keine brauchbare Antwort erhalten (Status %1).</translation>
    </message>
    <message>
        <source>The server is overloaded or under maintenance (status %1).</source>
        <translation>Der Server ist überlastet oder wird gewartet (Status %1).</translation>
    </message>
    <message>
        <source>Something went wrong on the server (status %1).</source>
        <translation>Auf dem Server ist etwas schiefgegangen (Status %1).</translation>
    </message>
    <message>
        <source>The server did not send what was asked for (status %1).</source>
        <translation>Der Server hat nicht gesendet, was angefordert wurde (Status %1).</translation>
    </message>
    <message>
        <source>This happened while waiting for a free connection.</source>
        <translation>Das geschah beim Warten auf eine freie Verbindung.</translation>
    </message>
    <message>
        <source>This happened while looking up the server&apos;s address.</source>
        <translation>Das geschah beim Ermitteln der Adresse des Servers.</translation>
    </message>
    <message>
        <source>This happened while connecting to the server.</source>
        <translation>Das geschah beim Aufbau der Verbindung zum Server.</translation>
    </message>
    <message>
        <source>This happened while securing the connection.</source>
        <translation>Das geschah beim Absichern der Verbindung.</translation>
    </message>
    <message>
        <source>This happened while sending the request.</source>
        <translation>Das geschah beim Senden der Anfrage.</translation>
    </message>
    <message>
        <source>This happened while waiting for the answer.</source>
        <translation>Das geschah beim Warten auf die Antwort.</translation>
    </message>
    <message>
        <source>This happened while receiving the answer.</source>
        <translation>Das geschah beim Empfangen der Antwort.</translation>
    </message>
    <message>
        <source>The request was to %1.</source>
        <translation>Die Anfrage ging an %1.</translation>
    </message>
    <message>
        <source>If this is to be expected, the program has to allow more.</source>
        <translation>Wenn das zu erwarten ist, muss das Programm mehr zulassen.</translation>
    </message>
    <message numerus="yes">
        <source>The server sent more than %n header fields.</source>
        <translation>
            <numerusform>Der Server hat mehr als %n Kopffeld gesendet.</numerusform>
            <numerusform>Der Server hat mehr als %n Kopffelder gesendet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The content to be sent is larger than %n bytes.</source>
        <translation>
            <numerusform>Der zu sendende Inhalt ist größer als %n Byte.</numerusform>
            <numerusform>Der zu sendende Inhalt ist größer als %n Bytes.</numerusform>
        </translation>
    </message>
    <message>
        <source>The content to be sent is larger than %1.</source>
        <translation>Der zu sendende Inhalt ist größer als %1.</translation>
    </message>
    <message>
        <source>Check the address. If it is right, the program has to allow longer ones.</source>
        <translation>Prüfen Sie die Adresse. Wenn sie stimmt, muss das Programm längere zulassen.</translation>
    </message>
    <message>
        <source>Check the address and the program&apos;s network settings.</source>
        <translation>Prüfen Sie die Adresse und die Netzwerkeinstellungen des Programms.</translation>
    </message>
    <message>
        <source>Check which certificates the program is to use.</source>
        <translation>Prüfen Sie, welche Zertifikate das Programm verwenden soll.</translation>
    </message>
    <message>
        <source>The program does not say properly what it looks for in the answer.</source>
        <translation>Das Programm gibt nicht richtig an, was es in der Antwort sucht.</translation>
    </message>
    <message>
        <source>The program looked for another address in the answer, which names none.</source>
        <translation>Das Programm hat in der Antwort eine andere Adresse gesucht, sie enthält aber keine.</translation>
    </message>
    <message>
        <source>The server points to another address, which cannot be used or is not allowed.</source>
        <translation>Der Server verweist auf eine andere Adresse, die nicht verwendbar oder nicht erlaubt ist.</translation>
    </message>
    <message>
        <source>If this is to be expected, the program has to allow it.</source>
        <translation>Wenn das zu erwarten ist, muss das Programm es zulassen.</translation>
    </message>
    <message>
        <source>The file that came is not the one that was expected.</source>
        <translation>Die empfangene Datei ist nicht die erwartete.</translation>
    </message>
    <message>
        <source>The file that came from %1 is not the one that was expected.</source>
        <translation>Die von %1 empfangene Datei ist nicht die erwartete.</translation>
    </message>
    <message>
        <source>Check that the file or its folder is there, that you may access it, and that there is enough free space.</source>
        <translation>Prüfen Sie, ob die Datei oder ihr Ordner vorhanden ist, ob Sie darauf zugreifen dürfen und ob genug Speicherplatz frei ist.</translation>
    </message>
</context>
<context>
    <name>HttpQ::FileDownload</name>
    <message>
        <source>Not started</source>
        <translation>Nicht gestartet</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Wird heruntergeladen</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Completed</source>
        <extracomment>A state of a download.</extracomment>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Failed</source>
        <extracomment>A state of a download.</extracomment>
        <translation>Fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>HttpQ::PendingResponse</name>
    <message>
        <source>Waiting for the answer</source>
        <translation>Warten auf die Antwort</translation>
    </message>
    <message>
        <source>Receiving</source>
        <extracomment>A state of a request: its answer is coming in.</extracomment>
        <translation>Antwort wird empfangen</translation>
    </message>
    <message>
        <source>Completed</source>
        <extracomment>A state of a request.</extracomment>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Failed</source>
        <extracomment>A state of a request.</extracomment>
        <translation>Fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>HttpQ::TraceEvent</name>
    <message>
        <source>Request started</source>
        <translation>Anfrage gestartet</translation>
    </message>
    <message>
        <source>Waiting for a connection</source>
        <translation>Warten auf eine Verbindung</translation>
    </message>
    <message>
        <source>Connection ready</source>
        <translation>Verbindung bereit</translation>
    </message>
    <message>
        <source>Looking up the address</source>
        <translation>Adresse wird ermittelt</translation>
    </message>
    <message>
        <source>Address found</source>
        <translation>Adresse gefunden</translation>
    </message>
    <message>
        <source>Address not found</source>
        <translation>Adresse nicht gefunden</translation>
    </message>
    <message>
        <source>Connecting</source>
        <extracomment>What happens to a request at a moment: connecting to the server begins.</extracomment>
        <translation>Verbindung wird aufgebaut</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Connecting failed</source>
        <translation>Verbindungsaufbau fehlgeschlagen</translation>
    </message>
    <message>
        <source>Securing the connection</source>
        <translation>Verbindung wird abgesichert</translation>
    </message>
    <message>
        <source>Connection secured</source>
        <translation>Verbindung abgesichert</translation>
    </message>
    <message>
        <source>Connection could not be secured</source>
        <translation>Verbindung konnte nicht abgesichert werden</translation>
    </message>
    <message>
        <source>Sending the request</source>
        <translation>Anfrage wird gesendet</translation>
    </message>
    <message>
        <source>Request sent</source>
        <translation>Anfrage gesendet</translation>
    </message>
    <message>
        <source>Preliminary answer received</source>
        <translation>Vorläufige Antwort empfangen</translation>
    </message>
    <message>
        <source>Answer begun</source>
        <translation>Antwort trifft ein</translation>
    </message>
    <message>
        <source>Content received</source>
        <translation>Inhalt empfangen</translation>
    </message>
    <message>
        <source>Following a redirect</source>
        <translation>Der Weiterleitung wird gefolgt</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Anmeldung läuft</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>Neuer Versuch</translation>
    </message>
    <message>
        <source>Completed</source>
        <extracomment>What happens to a request at a moment.</extracomment>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Failed</source>
        <extracomment>What happens to a request at a moment.</extracomment>
        <translation>Fehlgeschlagen</translation>
    </message>
</context>
<context>
    <name>InspectorDetails</name>
    <message>
        <source>Headers</source>
        <translation>Kopffelder</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>Zeitverlauf</translation>
    </message>
    <message>
        <source>Copy as cURL</source>
        <translation>Als cURL kopieren</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Einzelheiten schließen</translation>
    </message>
    <message>
        <source>There is no body, it is no text, or it is not kept.</source>
        <translation>Der Inhalt fehlt, ist kein Text oder wird nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>The response has not come yet.</source>
        <translation>Die Antwort ist noch nicht da.</translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>Status: %1</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>Fehler: %1</translation>
    </message>
    <message>
        <source>Header fields of the request</source>
        <translation>Kopffelder der Anfrage</translation>
    </message>
    <message>
        <source>Header fields of the response</source>
        <translation>Kopffelder der Antwort</translation>
    </message>
    <message>
        <source>Server&apos;s address: %1</source>
        <translation>Adresse des Servers: %1</translation>
    </message>
</context>
<context>
    <name>InspectorExport</name>
    <message>
        <source>Export as an HTTP archive</source>
        <translation>Als HTTP-Archiv exportieren</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>File:</source>
        <translation>Datei:</translation>
    </message>
    <message>
        <source>The file to be written</source>
        <translation>Zieldatei</translation>
    </message>
    <message>
        <source>Secrets are masked as far as they are known to be such. Look at the file before you give it away.</source>
        <translation>Vertrauliche Angaben werden unkenntlich gemacht, soweit sie als solche bekannt sind. Sehen Sie sich die Datei an, bevor Sie sie weitergeben.</translation>
    </message>
</context>
<context>
    <name>InspectorTable</name>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>Phasen</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>Fehler</translation>
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
        <translation>Keine Anfrage enthält alle diese Wörter.</translation>
    </message>
    <message>
        <source>No requests yet.</source>
        <translation>Noch keine Anfragen.</translation>
    </message>
</context>
<context>
    <name>InspectorTimings</name>
    <message>
        <source>Started %1, and is running.</source>
        <translation>Gestartet am %1, läuft noch.</translation>
    </message>
    <message>
        <source>Started %1, and took %2.</source>
        <translation>Gestartet am %1, Dauer: %2.</translation>
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
        <translation>Nach Wörtern filtern</translation>
    </message>
    <message>
        <source>Requests: %1</source>
        <translation>Anfragen: %1</translation>
    </message>
    <message>
        <source>Requests: %1 of %2</source>
        <translation>Anfragen: %1 von %2</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren&#xa0;…</translation>
    </message>
</context>
</TS>
