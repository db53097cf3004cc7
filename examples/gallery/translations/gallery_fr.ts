<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>CataloguePage</name>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message numerus="yes">
        <source>%n object(s), and more</source>
        <translation>
            <numerusform>Plus de %n objet</numerusform>
            <numerusform>Plus de %n objets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n object(s)</source>
        <translation>
            <numerusform>%n objet</numerusform>
            <numerusform>%n objets</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Aucun résultat</translation>
    </message>
</context>
<context>
    <name>DownloadPage</name>
    <message>
        <source>A film, from %1</source>
        <translation>Film provenant de %1</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Enregistré sous %1</translation>
    </message>
</context>
<context>
    <name>ErrorBar</name>
    <message>
        <source>Retry</source>
        <translation>Réessayer</translation>
    </message>
</context>
<context>
    <name>ErrorsPage</name>
    <message>
        <source>A response that does not come</source>
        <translation>Une réponse qui n’arrive pas</translation>
    </message>
    <message>
        <source>A server that is too busy for the first two requests</source>
        <translation>Un serveur trop occupé pour les deux premières requêtes</translation>
    </message>
    <message>
        <source>An address where nobody answers: correct it</source>
        <translation>Une adresse où personne ne répond&#xa0;: corrigez-la</translation>
    </message>
</context>
<context>
    <name>ImagesPage</name>
    <message>
        <source>Not there</source>
        <translation>Introuvable</translation>
    </message>
</context>
<context>
    <name>LivePage</name>
    <message>
        <source>Live</source>
        <translation>En direct</translation>
    </message>
    <message numerus="yes">
        <source>%n measurement(s)</source>
        <translation>
            <numerusform>%n mesure</numerusform>
            <numerusform>%n mesures</numerusform>
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
        <translation>Galerie HttpQ</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>Catalogue</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Images</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En direct</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>Envoi</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Téléchargement</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Erreurs</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
</context>
<context>
    <name>RequestCard</name>
    <message>
        <source>Send</source>
        <translation>Envoyer</translation>
    </message>
</context>
<context>
    <name>TransferRow</name>
    <message>
        <source>Start</source>
        <translation>Démarrer</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Mettre en pause</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>En cours</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2, %3/s, %n second(s) left</source>
        <comment>sizes</comment>
        <translation>
            <numerusform>%1 sur %2, %3/s, %n seconde restante</numerusform>
            <numerusform>%1 sur %2, %3/s, %n secondes restantes</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Not started</source>
        <translation>Non démarré</translation>
    </message>
</context>
<context>
    <name>UploadPage</name>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>The path of a file, or drop one here</source>
        <translation>Indiquez le chemin d’un fichier ou déposez-en un ici</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>A server to ask in place of the gallery&apos;s own.</source>
        <translation>Un serveur à interroger à la place de celui de la galerie.</translation>
    </message>
</context>
</TS>
