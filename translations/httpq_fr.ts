<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>HttpQ::Attempt</name>
    <message>
        <source>Redirect</source>
        <extracomment>Why a request is sent once more: the server names another address.</extracomment>
        <translation>Redirection</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <extracomment>Why a request is sent once more: the server asks who it is from.</extracomment>
        <translation>Authentification</translation>
    </message>
    <message>
        <source>Another try</source>
        <extracomment>Why a request is sent once more: it failed before.</extracomment>
        <translation>Nouvelle tentative</translation>
    </message>
    <message>
        <source>Sent without asking first</source>
        <extracomment>Why a request is sent once more: the server does not want to be asked first whether the content may come (status 417), so it is sent at once.</extracomment>
        <translation>Envoi sans demande préalable</translation>
    </message>
</context>
<context>
    <name>HttpQ::Error</name>
    <message>
        <source>Waiting for a connection</source>
        <translation>Attente d’une connexion</translation>
    </message>
    <message>
        <source>Looking up the address</source>
        <translation>Recherche de l’adresse</translation>
    </message>
    <message>
        <source>Connecting</source>
        <extracomment>A phase of a request: it is being connected to the server.</extracomment>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Securing the connection</source>
        <translation>Sécurisation de la connexion</translation>
    </message>
    <message>
        <source>Sending</source>
        <extracomment>A phase of a request: it is on its way to the server.</extracomment>
        <translation>Envoi</translation>
    </message>
    <message>
        <source>Waiting for the answer</source>
        <translation>Attente de la réponse</translation>
    </message>
    <message>
        <source>Receiving</source>
        <extracomment>A phase of a request: its answer is coming in.</extracomment>
        <translation>Réception</translation>
    </message>
    <message>
        <source>en</source>
        <comment>the code of this translation&apos;s language, such as de or zh_CN</comment>
        <translation>fr</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a sentence and the next one, with what stands between them</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The cause is on this device or in the program&apos;s settings.</source>
        <translation>La cause se trouve sur cet appareil ou dans les réglages du programme.</translation>
    </message>
    <message>
        <source>Check the network connection and try again.</source>
        <translation>Vérifiez la connexion au réseau et réessayez.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Réessayez dans un instant.</translation>
    </message>
    <message>
        <source>The fault is not yours: try again later, and if it stays, tell those who run the server.</source>
        <translation>L’erreur ne vient pas de vous&#xa0;: réessayez plus tard et, si elle persiste, signalez-la aux responsables du serveur.</translation>
    </message>
    <message>
        <source>This is a mistake in the program: please report it to its makers.</source>
        <translation>C’est une erreur du programme&#xa0;: merci de la signaler à ses auteurs.</translation>
    </message>
    <message>
        <source>Check that the address is spelled correctly.</source>
        <translation>Vérifiez que l’adresse est correctement écrite.</translation>
    </message>
    <message>
        <source>Check the user name and the password.</source>
        <translation>Vérifiez le nom d’utilisateur et le mot de passe.</translation>
    </message>
    <message>
        <source>Check the proxy settings.</source>
        <translation>Vérifiez les réglages du proxy.</translation>
    </message>
    <message>
        <source>Try it with less at once.</source>
        <translation>Réessayez avec moins de données à la fois.</translation>
    </message>
    <message numerus="yes">
        <source>The server sent more than %n bytes of accompanying data.</source>
        <translation>
            <numerusform>Le serveur a envoyé plus de %n octet de données d’accompagnement.</numerusform>
            <numerusform>Le serveur a envoyé plus de %n octets de données d’accompagnement.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server sent more than %1 of accompanying data.</source>
        <translation>Le serveur a envoyé plus de %1 de données d’accompagnement.</translation>
    </message>
    <message numerus="yes">
        <source>The content is larger than %n bytes.</source>
        <translation>
            <numerusform>Le contenu dépasse %n octet.</numerusform>
            <numerusform>Le contenu dépasse %n octets.</numerusform>
        </translation>
    </message>
    <message>
        <source>The content is larger than %1.</source>
        <translation>Le contenu dépasse %1.</translation>
    </message>
    <message numerus="yes">
        <source>A line of the content is longer than %n bytes.</source>
        <translation>
            <numerusform>Une ligne du contenu dépasse %n octet.</numerusform>
            <numerusform>Une ligne du contenu dépasse %n octets.</numerusform>
        </translation>
    </message>
    <message>
        <source>A line of the content is longer than %1.</source>
        <translation>Une ligne du contenu dépasse %1.</translation>
    </message>
    <message numerus="yes">
        <source>The request, not counting its content, is longer than %n bytes.</source>
        <translation>
            <numerusform>La requête, sans compter son contenu, dépasse %n octet.</numerusform>
            <numerusform>La requête, sans compter son contenu, dépasse %n octets.</numerusform>
        </translation>
    </message>
    <message>
        <source>The request, not counting its content, is longer than %1.</source>
        <translation>La requête, sans compter son contenu, dépasse %1.</translation>
    </message>
    <message numerus="yes">
        <source>The address is longer than %n bytes.</source>
        <translation>
            <numerusform>L’adresse dépasse %n octet.</numerusform>
            <numerusform>L’adresse dépasse %n octets.</numerusform>
        </translation>
    </message>
    <message>
        <source>The address is longer than %1.</source>
        <translation>L’adresse dépasse %1.</translation>
    </message>
    <message numerus="yes">
        <source>The server sent more than %n preliminary answers.</source>
        <translation>
            <numerusform>Le serveur a envoyé plus de %n réponse provisoire.</numerusform>
            <numerusform>Le serveur a envoyé plus de %n réponses provisoires.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The answer is compressed more than %n times over.</source>
        <translation>
            <numerusform>La réponse est compressée plus de %n fois.</numerusform>
            <numerusform>La réponse est compressée plus de %n fois de suite.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decompressed, the answer is more than %n times as large as it came.</source>
        <translation>
            <numerusform>Après décompression, la réponse fait plus de %n fois la taille des données reçues.</numerusform>
            <numerusform>Après décompression, la réponse fait plus de %n fois la taille des données reçues.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n requests were waiting at once.</source>
        <translation>
            <numerusform>Plus de %n requête était en attente en même temps.</numerusform>
            <numerusform>Plus de %n requêtes étaient en attente en même temps.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server set more than %n cookies at once.</source>
        <translation>
            <numerusform>Le serveur a envoyé plus de %n cookie à la fois.</numerusform>
            <numerusform>Le serveur a envoyé plus de %n cookies à la fois.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n hosts ask for secure connections only.</source>
        <translation>
            <numerusform>Plus de %n serveur n’accepte que des connexions sécurisées.</numerusform>
            <numerusform>Plus de %n serveurs n’acceptent que des connexions sécurisées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server passed the request on to another address more than %n times.</source>
        <translation>
            <numerusform>Le serveur a redirigé la requête vers une autre adresse plus de %n fois.</numerusform>
            <numerusform>Le serveur a redirigé la requête vers une autre adresse plus de %n fois.</numerusform>
        </translation>
    </message>
    <message>
        <source>No connection became free in time, because too many requests were running at once.</source>
        <translation>Aucune connexion ne s’est libérée à temps, car trop de requêtes étaient en cours simultanément.</translation>
    </message>
    <message>
        <source>No connection to %1 became free in time, because too many requests were running at once.</source>
        <translation>Aucune connexion à %1 ne s’est libérée à temps, car trop de requêtes étaient en cours simultanément.</translation>
    </message>
    <message>
        <source>Connecting to the server took too long.</source>
        <translation>La connexion au serveur a pris trop de temps.</translation>
    </message>
    <message>
        <source>Connecting to %1 took too long.</source>
        <translation>La connexion à %1 a pris trop de temps.</translation>
    </message>
    <message>
        <source>Check the network connection; the server may be out of service, too.</source>
        <translation>Vérifiez la connexion au réseau&#xa0;; il se peut aussi que le serveur soit hors service.</translation>
    </message>
    <message>
        <source>The server was silent for too long.</source>
        <translation>Le serveur est resté silencieux trop longtemps.</translation>
    </message>
    <message>
        <source>%1 was silent for too long.</source>
        <translation>%1 est resté silencieux trop longtemps.</translation>
    </message>
    <message>
        <source>The server may be overloaded: try again later.</source>
        <translation>Le serveur est peut-être surchargé&#xa0;: réessayez plus tard.</translation>
    </message>
    <message>
        <source>Sending to the server took too long.</source>
        <translation>L’envoi au serveur a pris trop de temps.</translation>
    </message>
    <message>
        <source>Sending to %1 took too long.</source>
        <translation>L’envoi à %1 a pris trop de temps.</translation>
    </message>
    <message>
        <source>The request was not completed in time.</source>
        <translation>La requête n’a pas abouti à temps.</translation>
    </message>
    <message>
        <source>The request to %1 was not completed in time.</source>
        <translation>La requête destinée à %1 n’a pas abouti à temps.</translation>
    </message>
    <message>
        <source>The network or the server may be slow: try again later.</source>
        <translation>Le réseau ou le serveur est peut-être lent&#xa0;: réessayez plus tard.</translation>
    </message>
    <message>
        <source>The server was not found on the network.</source>
        <translation>Le serveur est introuvable sur le réseau.</translation>
    </message>
    <message>
        <source>%1 was not found on the network.</source>
        <translation>%1 est introuvable sur le réseau.</translation>
    </message>
    <message>
        <source>Check the network connection and that the name is spelled correctly.</source>
        <translation>Vérifiez la connexion au réseau et l’orthographe du nom.</translation>
    </message>
    <message>
        <source>The server could not be reached.</source>
        <translation>Le serveur est injoignable.</translation>
    </message>
    <message>
        <source>%1 could not be reached.</source>
        <translation>%1 est injoignable.</translation>
    </message>
    <message>
        <source>Check the address and the network connection; the server may be out of service, too.</source>
        <translation>Vérifiez l’adresse et la connexion au réseau&#xa0;; il se peut aussi que le serveur soit hors service.</translation>
    </message>
    <message>
        <source>The connection to the server broke off.</source>
        <translation>La connexion au serveur a été interrompue.</translation>
    </message>
    <message>
        <source>The connection to %1 broke off.</source>
        <translation>La connexion à %1 a été interrompue.</translation>
    </message>
    <message>
        <source>The connection to the server broke off before the request was sent completely.</source>
        <translation>La connexion au serveur a été interrompue avant que la requête soit entièrement envoyée.</translation>
    </message>
    <message>
        <source>The connection to %1 broke off before the request was sent completely.</source>
        <translation>La connexion à %1 a été interrompue avant que la requête soit entièrement envoyée.</translation>
    </message>
    <message>
        <source>The connection to the server was not closed properly.</source>
        <translation>La connexion au serveur n’a pas été fermée correctement.</translation>
    </message>
    <message>
        <source>The connection to %1 was not closed properly.</source>
        <translation>La connexion à %1 n’a pas été fermée correctement.</translation>
    </message>
    <message>
        <source>A secure connection to the server could not be established.</source>
        <translation>Impossible d’établir une connexion sécurisée avec le serveur.</translation>
    </message>
    <message>
        <source>A secure connection to %1 could not be established.</source>
        <translation>Impossible d’établir une connexion sécurisée avec %1.</translation>
    </message>
    <message>
        <source>Check this device&apos;s date and time. If they are right, it may not be the server that it claims to be.</source>
        <translation>Vérifiez la date et l’heure de cet appareil. Si elles sont correctes, ce serveur n’est peut-être pas celui qu’il prétend être.</translation>
    </message>
    <message>
        <source>The request cannot be sent as it is.</source>
        <translation>La requête ne peut pas être envoyée telle quelle.</translation>
    </message>
    <message>
        <source>The server&apos;s answer is incomplete or not understandable.</source>
        <translation>La réponse du serveur est incomplète ou incompréhensible.</translation>
    </message>
    <message>
        <source>The answer from %1 is incomplete or not understandable.</source>
        <translation>La réponse du serveur %1 est incomplète ou incompréhensible.</translation>
    </message>
    <message>
        <source>The proxy server cannot be used.</source>
        <translation>Le serveur proxy est inutilisable.</translation>
    </message>
    <message>
        <source>The address begins with neither http:// nor https://.</source>
        <translation>L’adresse ne commence ni par http:// ni par https://.</translation>
    </message>
    <message>
        <source>The server&apos;s answer cannot be read: it is damaged, or not what was expected.</source>
        <translation>La réponse du serveur est illisible&#xa0;: elle est endommagée ou ne correspond pas à ce qui était attendu.</translation>
    </message>
    <message>
        <source>The answer from %1 cannot be read: it is damaged, or not what was expected.</source>
        <translation>La réponse du serveur %1 est illisible&#xa0;: elle est endommagée ou ne correspond pas à ce qui était attendu.</translation>
    </message>
    <message>
        <source>The server passes the request around in a circle.</source>
        <translation>Le serveur redirige la requête en boucle.</translation>
    </message>
    <message>
        <source>Signing in to the server failed.</source>
        <translation>L’authentification auprès du serveur a échoué.</translation>
    </message>
    <message>
        <source>Signing in to %1 failed.</source>
        <translation>L’authentification auprès du serveur %1 a échoué.</translation>
    </message>
    <message>
        <source>Several cookies have the name that was asked for.</source>
        <translation>Plusieurs cookies portent le nom demandé.</translation>
    </message>
    <message>
        <source>A file could not be read or written.</source>
        <translation>Un fichier n’a pas pu être lu ou écrit.</translation>
    </message>
    <message>
        <source>A part of the program failed while it handled the request.</source>
        <translation>Une erreur s’est produite dans une partie du programme pendant le traitement de la requête.</translation>
    </message>
    <message>
        <source>A limit that protects this program was exceeded.</source>
        <translation>Une limite qui protège ce programme a été dépassée.</translation>
    </message>
    <message>
        <source>The request was cancelled.</source>
        <translation>La requête a été annulée.</translation>
    </message>
    <message>
        <source>The request to %1 was cancelled.</source>
        <translation>La requête destinée à %1 a été annulée.</translation>
    </message>
    <message>
        <source>The address is not valid.</source>
        <translation>L’adresse n’est pas valide.</translation>
    </message>
    <message>
        <source>The answer has been read already and is not there a second time.</source>
        <translation>La réponse a déjà été lue et n’est pas disponible une seconde fois.</translation>
    </message>
    <message>
        <source>The answer was closed before it was read completely.</source>
        <translation>La réponse a été fermée avant d’être entièrement lue.</translation>
    </message>
    <message>
        <source>The answer has not been read yet.</source>
        <translation>La réponse n’a pas encore été lue.</translation>
    </message>
    <message>
        <source>The server reported an error.</source>
        <translation>Le serveur a signalé une erreur.</translation>
    </message>
    <message>
        <source>The server asks you to sign in (status %1).</source>
        <translation>Le serveur demande une authentification (statut %1).</translation>
    </message>
    <message>
        <source>The server does not allow this (status %1).</source>
        <translation>Le serveur n’autorise pas cette opération (statut %1).</translation>
    </message>
    <message>
        <source>You may need another account, or a permission from those who run the server.</source>
        <translation>Il vous faut peut-être un autre compte ou une autorisation des responsables du serveur.</translation>
    </message>
    <message>
        <source>The server has nothing at this address (status %1).</source>
        <translation>Le serveur n’a rien trouvé à cette adresse (statut %1).</translation>
    </message>
    <message>
        <source>Check the address; what was there may have been moved or deleted.</source>
        <translation>Vérifiez l’adresse&#xa0;; ce qui s’y trouvait a peut-être été déplacé ou supprimé.</translation>
    </message>
    <message>
        <source>The proxy server asks you to sign in (status %1).</source>
        <translation>Le serveur proxy demande une authentification (statut %1).</translation>
    </message>
    <message>
        <source>The request took too long to reach the server (status %1).</source>
        <translation>La requête a mis trop de temps à parvenir au serveur (statut %1).</translation>
    </message>
    <message>
        <source>The request does not fit what the server has by now (status %1).</source>
        <translation>La requête ne correspond plus aux données actuelles du serveur (statut %1).</translation>
    </message>
    <message>
        <source>Somebody else may have changed it: load it again and then repeat your change.</source>
        <translation>Quelqu’un d’autre a peut-être modifié ces données&#xa0;: rechargez-les, puis refaites votre modification.</translation>
    </message>
    <message>
        <source>What was sent is too large for the server (status %1).</source>
        <translation>Les données envoyées sont trop volumineuses pour le serveur (statut %1).</translation>
    </message>
    <message>
        <source>The server has had too many requests from you (status %1).</source>
        <translation>Le serveur a reçu trop de requêtes de votre part (statut %1).</translation>
    </message>
    <message>
        <source>Wait a while before you try again.</source>
        <translation>Patientez un moment avant de réessayer.</translation>
    </message>
    <message>
        <source>The server must not show this for legal reasons (status %1).</source>
        <translation>Pour des raisons juridiques, le serveur n’a pas le droit de montrer ce contenu (statut %1).</translation>
    </message>
    <message>
        <source>The server rejected the request (status %1).</source>
        <translation>Le serveur a rejeté la requête (statut %1).</translation>
    </message>
    <message>
        <source>Check what you entered. If it is right, this is a mistake in the program.</source>
        <translation>Vérifiez ce que vous avez saisi. Si tout est correct, c’est une erreur du programme.</translation>
    </message>
    <message>
        <source>The server got no usable answer from another server behind it (status %1).</source>
        <translation>Le serveur n’a pas reçu de réponse exploitable d’un autre serveur dont il dépend (statut %1).</translation>
    </message>
    <message>
        <source>The server is overloaded or under maintenance (status %1).</source>
        <translation>Le serveur est surchargé ou en maintenance (statut %1).</translation>
    </message>
    <message>
        <source>Something went wrong on the server (status %1).</source>
        <translation>Un problème est survenu sur le serveur (statut %1).</translation>
    </message>
    <message>
        <source>The server did not send what was asked for (status %1).</source>
        <translation>Le serveur n’a pas envoyé ce qui était demandé (statut %1).</translation>
    </message>
    <message>
        <source>This happened while waiting for a free connection.</source>
        <translation>Cela s’est produit pendant l’attente d’une connexion libre.</translation>
    </message>
    <message>
        <source>This happened while looking up the server&apos;s address.</source>
        <translation>Cela s’est produit pendant la recherche de l’adresse du serveur.</translation>
    </message>
    <message>
        <source>This happened while connecting to the server.</source>
        <translation>Cela s’est produit pendant la connexion au serveur.</translation>
    </message>
    <message>
        <source>This happened while securing the connection.</source>
        <translation>Cela s’est produit pendant la sécurisation de la connexion.</translation>
    </message>
    <message>
        <source>This happened while sending the request.</source>
        <translation>Cela s’est produit pendant l’envoi de la requête.</translation>
    </message>
    <message>
        <source>This happened while waiting for the answer.</source>
        <translation>Cela s’est produit pendant l’attente de la réponse.</translation>
    </message>
    <message>
        <source>This happened while receiving the answer.</source>
        <translation>Cela s’est produit pendant la réception de la réponse.</translation>
    </message>
    <message>
        <source>The request was to %1.</source>
        <translation>La requête était destinée à %1.</translation>
    </message>
    <message>
        <source>If this is to be expected, the program has to allow more.</source>
        <translation>Si cela est normal, le programme doit autoriser davantage.</translation>
    </message>
    <message numerus="yes">
        <source>The server sent more than %n header fields.</source>
        <translation>
            <numerusform>Le serveur a envoyé plus de %n champ d’en-tête.</numerusform>
            <numerusform>Le serveur a envoyé plus de %n champs d’en-tête.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The content to be sent is larger than %n bytes.</source>
        <translation>
            <numerusform>Le contenu à envoyer dépasse %n octet.</numerusform>
            <numerusform>Le contenu à envoyer dépasse %n octets.</numerusform>
        </translation>
    </message>
    <message>
        <source>The content to be sent is larger than %1.</source>
        <translation>Le contenu à envoyer dépasse %1.</translation>
    </message>
    <message>
        <source>Check the address. If it is right, the program has to allow longer ones.</source>
        <translation>Vérifiez l’adresse. Si elle est correcte, le programme doit en autoriser de plus longues.</translation>
    </message>
    <message>
        <source>Check the address and the program&apos;s network settings.</source>
        <translation>Vérifiez l’adresse et les réglages réseau du programme.</translation>
    </message>
    <message>
        <source>Check which certificates the program is to use.</source>
        <translation>Vérifiez quels certificats le programme doit utiliser.</translation>
    </message>
    <message>
        <source>The program does not say properly what it looks for in the answer.</source>
        <translation>Le programme n’indique pas correctement ce qu’il cherche dans la réponse.</translation>
    </message>
    <message>
        <source>The program looked for another address in the answer, which names none.</source>
        <translation>Le programme a cherché une autre adresse dans la réponse, qui n’en contient pas.</translation>
    </message>
    <message>
        <source>The server points to another address, which cannot be used or is not allowed.</source>
        <translation>Le serveur renvoie vers une autre adresse, qui est inutilisable ou n’est pas autorisée.</translation>
    </message>
    <message>
        <source>If this is to be expected, the program has to allow it.</source>
        <translation>Si cela est normal, le programme doit l’autoriser.</translation>
    </message>
    <message>
        <source>The file that came is not the one that was expected.</source>
        <translation>Le fichier reçu n’est pas celui qui était attendu.</translation>
    </message>
    <message>
        <source>The file that came from %1 is not the one that was expected.</source>
        <translation>Le fichier reçu de %1 n’est pas celui qui était attendu.</translation>
    </message>
    <message>
        <source>Check that the file or its folder is there, that you may access it, and that there is enough free space.</source>
        <translation>Vérifiez que le fichier ou son dossier existe, que vous y avez accès et qu’il reste assez d’espace libre.</translation>
    </message>
</context>
<context>
    <name>HttpQ::FileDownload</name>
    <message>
        <source>Not started</source>
        <translation>Non démarré</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Téléchargement en cours</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Completed</source>
        <extracomment>A state of a download.</extracomment>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Failed</source>
        <extracomment>A state of a download.</extracomment>
        <translation>Échec</translation>
    </message>
</context>
<context>
    <name>HttpQ::PendingResponse</name>
    <message>
        <source>Waiting for the answer</source>
        <translation>Attente de la réponse</translation>
    </message>
    <message>
        <source>Receiving</source>
        <extracomment>A state of a request: its answer is coming in.</extracomment>
        <translation>Réception</translation>
    </message>
    <message>
        <source>Completed</source>
        <extracomment>A state of a request.</extracomment>
        <translation>Terminée</translation>
    </message>
    <message>
        <source>Failed</source>
        <extracomment>A state of a request.</extracomment>
        <translation>Échec</translation>
    </message>
</context>
<context>
    <name>HttpQ::TraceEvent</name>
    <message>
        <source>Request started</source>
        <translation>Début de la requête</translation>
    </message>
    <message>
        <source>Waiting for a connection</source>
        <translation>Attente d’une connexion</translation>
    </message>
    <message>
        <source>Connection ready</source>
        <translation>Connexion prête</translation>
    </message>
    <message>
        <source>Looking up the address</source>
        <translation>Recherche de l’adresse</translation>
    </message>
    <message>
        <source>Address found</source>
        <translation>Adresse trouvée</translation>
    </message>
    <message>
        <source>Address not found</source>
        <translation>Adresse introuvable</translation>
    </message>
    <message>
        <source>Connecting</source>
        <extracomment>What happens to a request at a moment: connecting to the server begins.</extracomment>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Connecté</translation>
    </message>
    <message>
        <source>Connecting failed</source>
        <translation>Échec de la connexion</translation>
    </message>
    <message>
        <source>Securing the connection</source>
        <translation>Sécurisation de la connexion</translation>
    </message>
    <message>
        <source>Connection secured</source>
        <translation>Connexion sécurisée</translation>
    </message>
    <message>
        <source>Connection could not be secured</source>
        <translation>Échec de la sécurisation de la connexion</translation>
    </message>
    <message>
        <source>Sending the request</source>
        <translation>Envoi de la requête</translation>
    </message>
    <message>
        <source>Request sent</source>
        <translation>Requête envoyée</translation>
    </message>
    <message>
        <source>Preliminary answer received</source>
        <translation>Réponse provisoire reçue</translation>
    </message>
    <message>
        <source>Answer begun</source>
        <translation>Début de la réponse</translation>
    </message>
    <message>
        <source>Content received</source>
        <translation>Contenu reçu</translation>
    </message>
    <message>
        <source>Following a redirect</source>
        <translation>Suivi d’une redirection</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Authentification</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>Nouvelle tentative</translation>
    </message>
    <message>
        <source>Completed</source>
        <extracomment>What happens to a request at a moment.</extracomment>
        <translation>Terminée</translation>
    </message>
    <message>
        <source>Failed</source>
        <extracomment>What happens to a request at a moment.</extracomment>
        <translation>Échec</translation>
    </message>
</context>
<context>
    <name>InspectorDetails</name>
    <message>
        <source>Headers</source>
        <translation>En-têtes</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Requête</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Réponse</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>Chronologie</translation>
    </message>
    <message>
        <source>Copy as cURL</source>
        <translation>Copier en cURL</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Fermer les détails</translation>
    </message>
    <message>
        <source>There is no body, it is no text, or it is not kept.</source>
        <translation>Il n’y a pas de corps, ce n’est pas du texte, ou il n’est pas conservé.</translation>
    </message>
    <message>
        <source>The response has not come yet.</source>
        <translation>La réponse n’est pas encore arrivée.</translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>Statut&#xa0;: %1</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>Erreur&#xa0;: %1</translation>
    </message>
    <message>
        <source>Header fields of the request</source>
        <translation>Champs d’en-tête de la requête</translation>
    </message>
    <message>
        <source>Header fields of the response</source>
        <translation>Champs d’en-tête de la réponse</translation>
    </message>
    <message>
        <source>Server&apos;s address: %1</source>
        <translation>Adresse du serveur : %1</translation>
    </message>
</context>
<context>
    <name>InspectorExport</name>
    <message>
        <source>Export as an HTTP archive</source>
        <translation>Exporter en archive HTTP</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>File:</source>
        <translation>Fichier&#xa0;:</translation>
    </message>
    <message>
        <source>The file to be written</source>
        <translation>Fichier à enregistrer</translation>
    </message>
    <message>
        <source>Secrets are masked as far as they are known to be such. Look at the file before you give it away.</source>
        <translation>Les secrets sont masqués dans la mesure où ils sont reconnus comme tels. Examinez le fichier avant de le transmettre.</translation>
    </message>
</context>
<context>
    <name>InspectorTable</name>
    <message>
        <source>Method</source>
        <translation>Méthode</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statut</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>Phases</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requêtes</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échec</translation>
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
        <translation>Aucune requête ne contient tous ces mots.</translation>
    </message>
    <message>
        <source>No requests yet.</source>
        <translation>Aucune requête pour l’instant.</translation>
    </message>
</context>
<context>
    <name>InspectorTimings</name>
    <message>
        <source>Started %1, and is running.</source>
        <translation>Commencée le %1, toujours en cours.</translation>
    </message>
    <message>
        <source>Started %1, and took %2.</source>
        <translation>Commencée le %1, durée&#xa0;: %2.</translation>
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
        <translation>Filtrer par mots</translation>
    </message>
    <message>
        <source>Requests: %1</source>
        <translation>Requêtes&#xa0;: %1</translation>
    </message>
    <message>
        <source>Requests: %1 of %2</source>
        <translation>Requêtes&#xa0;: %1 sur %2</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
</context>
</TS>
