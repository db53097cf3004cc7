<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>DownloadFile</name>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>Impossible de lire %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>Impossible d’écrire %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>The list of downloads is damaged; it was put aside as %1</source>
        <translation>La liste des téléchargements est endommagée&#xa0;; elle a été mise de côté sous %1</translation>
    </message>
</context>
<context>
    <name>DownloadList</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Restant</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>État</translation>
    </message>
</context>
<context>
    <name>DownloadText</name>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>En cours</translation>
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
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>bytes</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>bytes per second</comment>
        <translation>%1/s</translation>
    </message>
</context>
<context>
    <name>DownloadWindow</name>
    <message>
        <source>Downloads</source>
        <translation>Téléchargements</translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation>&amp;Adresse&#xa0;:</translation>
    </message>
    <message>
        <source>A&amp;dd</source>
        <translation>A&amp;jouter</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>Mettre en &amp;pause</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Reprendre</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>A&amp;nnuler</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>Re&amp;tirer</translation>
    </message>
    <message>
        <source>At a &amp;time:</source>
        <translation>&amp;Simultanés&#xa0;:</translation>
    </message>
    <message numerus="yes">
        <source>%n downloads were added</source>
        <translation>
            <numerusform>%n téléchargement a été ajouté</numerusform>
            <numerusform>%n téléchargements ont été ajoutés</numerusform>
        </translation>
    </message>
    <message>
        <source>Finished: %1 of %2</source>
        <translation>Terminés&#xa0;: %1 sur %2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>time</comment>
        <translation>Temps restant&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n addresses are not valid or do not begin with http:// or https://:</source>
        <translation>
            <numerusform>%n adresse n’est pas valide ou ne commence pas par http:// ou https:// :</numerusform>
            <numerusform>%n adresses ne sont pas valides ou ne commencent pas par http:// ou https:// :</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgressDelegate</name>
    <message>
        <source>%1%</source>
        <comment>progress</comment>
        <translation>%1&#xa0;%</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Where files go.</source>
        <translation>Le dossier où enregistrer les fichiers.</translation>
    </message>
    <message>
        <source>Where the list is kept.</source>
        <translation>Le fichier où la liste est conservée.</translation>
    </message>
    <message>
        <source>What to download.</source>
        <translation>Ce qu’il faut télécharger.</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>dossier</translation>
    </message>
    <message>
        <source>file</source>
        <translation>fichier</translation>
    </message>
    <message>
        <source>[url...]</source>
        <translation>[URL...]</translation>
    </message>
</context>
</TS>
