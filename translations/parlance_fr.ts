<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>parlance::AboutBox</name>
    <message>
        <source>About Parlance</source>
        <translation>À propos de Parlance</translation>
    </message>
    <message>
        <source>Parlance %1</source>
        <translation>Parlance %1</translation>
    </message>
    <message>
        <source>A chat room for everybody on the network, with its server inside. The others need only a browser.</source>
        <translation>Un salon de discussion pour tout le réseau, avec serveur intégré. Les autres n’ont besoin que d’un navigateur.</translation>
    </message>
</context>
<context>
    <name>parlance::AccessPanel</name>
    <message>
        <source>Without a name</source>
        <translation>Sans nom</translation>
    </message>
    <message>
        <source>Everybody at %1</source>
        <translation>Tous ceux de %1</translation>
    </message>
    <message>
        <source>%1, and everybody at %2</source>
        <translation>%1 et tous ceux de %2</translation>
    </message>
    <message>
        <source>%1, until %2</source>
        <translation>%1, jusqu’à %2</translation>
    </message>
    <message>
        <source>Only whoever hosts the room decides who comes in.</source>
        <translation>Seul l’hôte du salon décide de qui entre.</translation>
    </message>
    <message>
        <source>Lock the room</source>
        <translation>Verrouiller le salon</translation>
    </message>
    <message>
        <source>One message of a person</source>
        <translation>Un message par personne</translation>
    </message>
    <message>
        <source>at any time</source>
        <translation>à tout moment</translation>
    </message>
    <message numerus="yes">
        <source>every %n second(s)</source>
        <translation>
            <numerusform>chaque seconde</numerusform>
            <numerusform>toutes les %n secondes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n minute(s)</source>
        <translation>
            <numerusform>chaque minute</numerusform>
            <numerusform>toutes les %n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Définir</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>New Invitation Link</source>
        <translation>Nouveau lien d’invitation</translation>
    </message>
    <message>
        <source>Void It</source>
        <translation>Révoquer</translation>
    </message>
    <message>
        <source>Invitation link</source>
        <translation>Lien d’invitation</translation>
    </message>
    <message>
        <source>Banned or sent out</source>
        <translation>Bannis ou exclus</translation>
    </message>
    <message>
        <source>Ban an Address</source>
        <translation>Bannir une adresse</translation>
    </message>
    <message>
        <source>Let In Again</source>
        <translation>Lever l’exclusion</translation>
    </message>
    <message>
        <source>Copied. This link is not shown again later.</source>
        <translation>Copié. Ce lien ne sera plus affiché.</translation>
    </message>
    <message>
        <source>There is one; type another</source>
        <translation>Il y en a un, saisissez-en un autre</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucun</translation>
    </message>
    <message>
        <source>Nobody new comes in then.</source>
        <translation>Plus personne n’entre alors.</translation>
    </message>
</context>
<context>
    <name>parlance::Composer</name>
    <message>
        <source>&amp;Send</source>
        <translation>E&amp;nvoyer</translation>
    </message>
    <message>
        <source>Too long</source>
        <translation>Trop long</translation>
    </message>
</context>
<context>
    <name>parlance::ComposerEdit</name>
    <message>
        <source>Message</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Enter sends, Shift and Enter begin a new line.</source>
        <translation>Entrée envoie, Maj et Entrée commencent une nouvelle ligne.</translation>
    </message>
</context>
<context>
    <name>parlance::CostBars</name>
    <message>
        <source>Bytes of each transport</source>
        <translation>Octets de chaque transport</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#x202f;: %2</translation>
    </message>
    <message>
        <source>payload</source>
        <translation>contenu</translation>
    </message>
    <message>
        <source>heads</source>
        <translation>en-têtes</translation>
    </message>
    <message>
        <source>framing</source>
        <translation>trames</translation>
    </message>
</context>
<context>
    <name>parlance::CostModel</name>
    <message>
        <source>%1 ms</source>
        <translation>%1&#x202f;ms</translation>
    </message>
    <message>
        <source>WebSocket</source>
        <translation>WebSocket</translation>
    </message>
    <message>
        <source>SSE</source>
        <translation>SSE</translation>
    </message>
    <message>
        <source>Streaming</source>
        <translation>Streaming</translation>
    </message>
    <message>
        <source>Long poll</source>
        <translation>Long poll</translation>
    </message>
    <message>
        <source>Short poll</source>
        <translation>Short poll</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Messages that were delivered</source>
        <translation>Messages remis</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requêtes</translation>
    </message>
    <message>
        <source>HTTP requests; a stream and a WebSocket are one</source>
        <translation>Requêtes HTTP&#x202f;; un flux et un WebSocket en font une</translation>
    </message>
    <message>
        <source>Sockets</source>
        <translation>Sockets</translation>
    </message>
    <message>
        <source>Connections that are held while nothing is said</source>
        <translation>Connexions tenues pendant que rien n’est dit</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Contenu</translation>
    </message>
    <message>
        <source>The JSON itself</source>
        <translation>Le JSON lui-même</translation>
    </message>
    <message>
        <source>Handshakes</source>
        <translation>Handshakes</translation>
    </message>
    <message>
        <source>What opened the streams; in a race it is in the heads</source>
        <translation>Ce qui a ouvert les flux&#x202f;; dans une course, compté avec les en-têtes</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>En-têtes</translation>
    </message>
    <message>
        <source>Heads of requests and answers</source>
        <translation>En-têtes des requêtes et des réponses</translation>
    </message>
    <message>
        <source>Framing</source>
        <translation>Trames</translation>
    </message>
    <message>
        <source>What is written around each message</source>
        <translation>Ce qui entoure chaque message</translation>
    </message>
    <message>
        <source>Overhead</source>
        <translation>Surcoût</translation>
    </message>
    <message>
        <source>Everything but the payload, as a part of all bytes</source>
        <translation>Tout sauf le contenu, en part de tous les octets</translation>
    </message>
    <message>
        <source>Empty answers</source>
        <translation>Réponses vides</translation>
    </message>
    <message>
        <source>Polls that brought no message</source>
        <translation>Polls qui n’ont apporté aucun message</translation>
    </message>
    <message>
        <source>Idle, a minute</source>
        <translation>Au repos, par minute</translation>
    </message>
    <message>
        <source>Bytes for one listener while nothing is said</source>
        <translation>Octets par auditeur pendant que rien n’est dit</translation>
    </message>
    <message>
        <source>Latency p50</source>
        <translation>Latence p50</translation>
    </message>
    <message>
        <source>Half was quicker: of the messages in a race, live of the guests&apos; round trips</source>
        <translation>La moitié a été plus rapide&#x202f;: des messages dans une course, des allers-retours des invités en direct</translation>
    </message>
    <message>
        <source>Latency p95</source>
        <translation>Latence p95</translation>
    </message>
    <message>
        <source>One in twenty was slower</source>
        <translation>Un sur vingt a été plus lent</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1&#x202f;%</translation>
    </message>
</context>
<context>
    <name>parlance::Desktop</name>
    <message>
        <source>Nobody has written yet. Show the others the code on the right, or tell them the address below it.</source>
        <translation>Personne n’a encore écrit. Montrez aux autres le code à droite, ou donnez-leur l’adresse en dessous.</translation>
    </message>
    <message>
        <source>Nobody has written yet. Say hello!</source>
        <translation>Personne n’a encore écrit. Dites bonjour&#x202f;!</translation>
    </message>
    <message>
        <source>%1 is no address of a room.</source>
        <translation>%1 n’est pas l’adresse d’un salon.</translation>
    </message>
    <message>
        <source>Your room runs already. For %1 to take effect, quit Parlance and start it again.</source>
        <translation>Votre salon est déjà ouvert. Pour que %1 prenne effet, quittez Parlance et relancez-le.</translation>
    </message>
    <message>
        <source>Asking %1 for its room…</source>
        <translation>Recherche du salon de %1…</translation>
    </message>
    <message>
        <source>This room cannot be entered: %1.</source>
        <translation>Impossible d’entrer dans ce salon&#x202f;: %1.</translation>
    </message>
</context>
<context>
    <name>parlance::Encrypting</name>
    <message>
        <source>Set by the administrator of this computer</source>
        <translation>Fixé par l’administrateur de cet ordinateur</translation>
    </message>
</context>
<context>
    <name>parlance::EncryptionBox</name>
    <message>
        <source>Browsers warn about a certificate that a computer has made for itself. Guests compare what they are shown with this fingerprint:</source>
        <translation>Les navigateurs avertissent d’un certificat qu’un ordinateur s’est fait lui-même. Les invités comparent ce qui leur est montré avec cette empreinte :</translation>
    </message>
    <message>
        <source>Fingerprint of the certificate: %1</source>
        <translation>Empreinte du certificat : %1</translation>
    </message>
    <message>
        <source>Encrypted (TLS)</source>
        <translation>Chiffré (TLS)</translation>
    </message>
    <message>
        <source>Copy Fingerprint</source>
        <translation>Copier l’empreinte</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiée</translation>
    </message>
</context>
<context>
    <name>parlance::FileField</name>
    <message>
        <source>Choose…</source>
        <translation>Choisir…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Choisir : %1</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.key)</source>
        <translation>Fichiers PEM (*.pem *.crt *.key)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>parlance::GuestMenu</name>
    <message>
        <source>Let %1 &amp;Write Again</source>
        <translation>Laisser %1 &amp;écrire de nouveau</translation>
    </message>
    <message>
        <source>&amp;Mute %1</source>
        <translation>Rendre %1 &amp;muet</translation>
    </message>
    <message>
        <source>&amp;Send %1 Out for Ten Minutes</source>
        <translation>E&amp;xclure %1 pour dix minutes</translation>
    </message>
    <message>
        <source>&amp;Ban %1</source>
        <translation>&amp;Bannir %1</translation>
    </message>
    <message>
        <source>Ban %1 and &amp;Everybody at %2</source>
        <translation>Bannir %1 et &amp;tous ceux de %2</translation>
    </message>
</context>
<context>
    <name>parlance::HostPanel</name>
    <message>
        <source>Wi-Fi</source>
        <translation>Wi-Fi</translation>
    </message>
    <message>
        <source>Ethernet</source>
        <translation>Ethernet</translation>
    </message>
    <message>
        <source>Virtual network</source>
        <translation>Réseau virtuel</translation>
    </message>
    <message>
        <source>VPN</source>
        <translation>VPN</translation>
    </message>
    <message>
        <source>This computer only</source>
        <translation>Cet ordinateur seulement</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Réseau</translation>
    </message>
    <message>
        <source>default route</source>
        <translation>route par défaut</translation>
    </message>
    <message>
        <source>Copy &amp;Address</source>
        <translation>Copier l’&amp;adresse</translation>
    </message>
    <message>
        <source>Ctrl+Shift+A</source>
        <translation>Ctrl+Shift+A</translation>
    </message>
    <message>
        <source>This computer can serve a room of its own. The others need only a browser.</source>
        <translation>Cet ordinateur peut héberger son propre salon. Les autres n’ont besoin que d’un navigateur.</translation>
    </message>
    <message>
        <source>Host a Room</source>
        <translation>Héberger un salon</translation>
    </message>
    <message>
        <source>Address of the room</source>
        <translation>Adresse du salon</translation>
    </message>
    <message>
        <source>Copy Address</source>
        <translation>Copier l’adresse</translation>
    </message>
    <message>
        <source>Addresses of this computer</source>
        <translation>Adresses de cet ordinateur</translation>
    </message>
    <message>
        <source>Show this one as the code</source>
        <translation>Afficher le code de cette adresse</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiée</translation>
    </message>
</context>
<context>
    <name>parlance::Hosting</name>
    <message>
        <source>Port %1 is taken, so the room is on port %2.</source>
        <translation>Le port %1 est pris, le salon est donc sur le port %2.</translation>
    </message>
</context>
<context>
    <name>parlance::InspectorPanel</name>
    <message>
        <source>What each transport costs</source>
        <translation>Ce que coûte chaque transport</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En direct</translation>
    </message>
    <message>
        <source>Race</source>
        <translation>Course</translation>
    </message>
    <message>
        <source>Everybody on this server. Bytes are counted at the socket; TCP and TLS are not in them.</source>
        <translation>Tout le monde sur ce serveur. Les octets sont comptés au socket&#x202f;; TCP et TLS n’y sont pas.</translation>
    </message>
    <message>
        <source>Only who hosts a room sees what everybody&apos;s connections cost. The race runs on any server.</source>
        <translation>Seul l’hôte d’un salon voit ce que coûtent toutes les connexions. La course marche sur tout serveur.</translation>
    </message>
</context>
<context>
    <name>parlance::JoinDialog</name>
    <message>
        <source>Join a Room</source>
        <translation>Rejoindre un salon</translation>
    </message>
    <message>
        <source>The address stands on the screen of whoever hosts the room.</source>
        <translation>L’adresse est affichée sur l’écran de l’hôte du salon.</translation>
    </message>
</context>
<context>
    <name>parlance::JoinForm</name>
    <message>
        <source>192.168.1.20:8080</source>
        <translation>192.168.1.20:8080</translation>
    </message>
    <message>
        <source>Address of the room</source>
        <translation>Adresse du salon</translation>
    </message>
    <message>
        <source>&amp;Join a Room</source>
        <translation>&amp;Rejoindre un salon</translation>
    </message>
    <message>
        <source>This is no address of a room. It looks like http://192.168.1.20:8080/ and stands on the host&apos;s screen.</source>
        <translation>Ce n’est pas l’adresse d’un salon. Elle ressemble à http://192.168.1.20:8080/ et figure sur l’écran de l’hôte.</translation>
    </message>
</context>
<context>
    <name>parlance::JumpButton</name>
    <message>
        <source>Jump to the latest message</source>
        <translation>Aller au dernier message</translation>
    </message>
    <message>
        <source>Jump to the latest message, 1 unread</source>
        <translation>Aller au dernier message, 1 non lu</translation>
    </message>
    <message numerus="yes">
        <source>Jump to the latest message, %Ln unread</source>
        <translation>
            <numerusform>Aller au dernier message, %Ln non lu</numerusform>
            <numerusform>Aller au dernier message, %Ln non lus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::Language</name>
    <message>
        <source>English</source>
        <translation>Français</translation>
    </message>
</context>
<context>
    <name>parlance::MainWindow</name>
    <message>
        <source>Set by the administrator of this computer</source>
        <translation>Fixé par l’administrateur de cet ordinateur</translation>
    </message>
    <message>
        <source>The server did not do what you wanted, because %1.</source>
        <translation>Le serveur n’a pas fait ce que vous vouliez, car %1.</translation>
    </message>
    <message>
        <source>&amp;Rooms</source>
        <translation>&amp;Salons</translation>
    </message>
    <message>
        <source>&amp;People</source>
        <translation>&amp;Personnes</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Hôte</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>&amp;Inspecteur</translation>
    </message>
    <message>
        <source>&amp;Room</source>
        <translation>&amp;Salon</translation>
    </message>
    <message>
        <source>&amp;Host a Room</source>
        <translation>&amp;Héberger un salon</translation>
    </message>
    <message>
        <source>Ctrl+H</source>
        <translation>Ctrl+H</translation>
    </message>
    <message>
        <source>&amp;Join a Room…</source>
        <translation>&amp;Rejoindre un salon…</translation>
    </message>
    <message>
        <source>Ctrl+J</source>
        <translation>Ctrl+J</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Ctrl+Q</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;Copy Message</source>
        <translation>&amp;Copier le message</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <translation>Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>Too&amp;ls</source>
        <translation>&amp;Outils</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Préférences…</translation>
    </message>
    <message>
        <source>Ctrl+,</source>
        <translation>Ctrl+,</translation>
    </message>
    <message>
        <source>Hel&amp;p</source>
        <translation>A&amp;ide</translation>
    </message>
    <message>
        <source>&amp;About Parlance</source>
        <translation>À &amp;propos de Parlance</translation>
    </message>
    <message>
        <source>&amp;Access</source>
        <translation>&amp;Accès</translation>
    </message>
</context>
<context>
    <name>parlance::MessageView</name>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>&amp;Open %1</source>
        <translation>&amp;Ouvrir %1</translation>
    </message>
    <message>
        <source>&amp;Write it again</source>
        <translation>&amp;Réécrire</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveau</translation>
    </message>
</context>
<context>
    <name>parlance::PeoplePanel</name>
    <message>
        <source>You</source>
        <translation>Vous</translation>
    </message>
    <message>
        <source>typing…</source>
        <translation>écrit…</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>1 person</source>
        <translation>1 personne</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln personne</numerusform>
            <numerusform>%Ln personnes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Your &amp;name:</source>
        <translation>Votre &amp;nom&#x202f;:</translation>
    </message>
    <message>
        <source>&amp;Transport:</source>
        <translation>&amp;Transport&#x202f;:</translation>
    </message>
    <message>
        <source>The&amp;me:</source>
        <translation>T&amp;hème&#x202f;:</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Langue&#x202f;:</translation>
    </message>
    <message>
        <source>What is grey is set by the administrator of this computer.</source>
        <translation>Ce qui est grisé est fixé par l’administrateur de cet ordinateur.</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1&#x202f;%</translation>
    </message>
    <message>
        <source>Te&amp;xt size:</source>
        <translation>Taille du te&amp;xte&#x202f;:</translation>
    </message>
    <message>
        <source>&amp;Only encrypted: plain requests are sent to https</source>
        <translation>Chiffré &amp;uniquement : le reste est redirigé vers https</translation>
    </message>
    <message>
        <source>Made by Parlance</source>
        <translation>Fait par Parlance</translation>
    </message>
    <message>
        <source>Your room:</source>
        <translation>Votre salon :</translation>
    </message>
    <message>
        <source>&amp;Certificate:</source>
        <translation>&amp;Certificat :</translation>
    </message>
    <message>
        <source>Its &amp;key:</source>
        <translation>S&amp;a clé :</translation>
    </message>
    <message>
        <source>Certificate of your room</source>
        <translation>Certificat de votre salon</translation>
    </message>
    <message>
        <source>Key of the certificate</source>
        <translation>Clé du certificat</translation>
    </message>
</context>
<context>
    <name>parlance::QrCode</name>
    <message>
        <source>QR code of %1</source>
        <translation>Code QR de %1</translation>
    </message>
</context>
<context>
    <name>parlance::QuitQuestion</name>
    <message>
        <source>Quit Parlance</source>
        <translation>Quitter Parlance</translation>
    </message>
    <message>
        <source>Somebody else is in your room.</source>
        <translation>Quelqu’un d’autre est dans votre salon.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln others are in your room.</source>
        <translation>
            <numerusform>%Ln autre personne est dans votre salon.</numerusform>
            <numerusform>%Ln autres personnes sont dans votre salon.</numerusform>
        </translation>
    </message>
    <message>
        <source>The room ends for everybody when you quit.</source>
        <translation>Le salon se ferme pour tous si vous quittez.</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>&amp;Stay</source>
        <translation>&amp;Rester</translation>
    </message>
    <message>
        <source>Start the Room Again</source>
        <translation>Redémarrer le salon</translation>
    </message>
    <message>
        <source>For this change the room starts again on the same port. Everybody is cut off for a moment; whoever is in a browser may have to open the address that is shown then.</source>
        <translation>Pour ce changement, le salon redémarre sur le même port. Tout le monde est coupé un instant ; dans un navigateur, il faut peut-être ouvrir l’adresse affichée ensuite.</translation>
    </message>
    <message>
        <source>Nobody else is in your room.</source>
        <translation>Personne d’autre n’est dans votre salon.</translation>
    </message>
    <message>
        <source>What was said is kept in memory only and will be lost.</source>
        <translation>Ce qui a été dit n’est gardé qu’en mémoire et sera perdu.</translation>
    </message>
    <message>
        <source>Start &amp;Again</source>
        <translation>&amp;Redémarrer</translation>
    </message>
    <message>
        <source>&amp;Leave It</source>
        <translation>&amp;Laisser ainsi</translation>
    </message>
</context>
<context>
    <name>parlance::RacePanel</name>
    <message>
        <source>Race</source>
        <translation>Lancer</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Copier en CSV</translation>
    </message>
    <message>
        <source>Save to File…</source>
        <translation>Enregistrer dans un fichier…</translation>
    </message>
    <message>
        <source>Messages in the race</source>
        <translation>Messages de la course</translation>
    </message>
    <message>
        <source>The same messages over all five transports at once, in a room of their own. Bytes are counted at the socket; TCP and TLS are not in them.</source>
        <translation>Les mêmes messages par les cinq transports à la fois, dans un salon à part. Les octets sont comptés au socket&#x202f;; TCP et TLS n’y sont pas.</translation>
    </message>
    <message>
        <source>Messages that have arrived</source>
        <translation>Messages arrivés</translation>
    </message>
    <message>
        <source>What each transport cost in the race</source>
        <translation>Ce que chaque transport a coûté dans la course</translation>
    </message>
    <message>
        <source>Messages:</source>
        <translation>Messages&#x202f;:</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Arrêtée.</translation>
    </message>
    <message>
        <source>There was no race, because %1.</source>
        <translation>La course n’a pas eu lieu, car %1.</translation>
    </message>
    <message>
        <source>%1 brought %2 of %3.</source>
        <translation>%1 en a apporté %2 sur %3.</translation>
    </message>
    <message>
        <source>Every transport brought every message.</source>
        <translation>Chaque transport a apporté tous les messages.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Save the Race</source>
        <translation>Enregistrer la course</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Enregistrée.</translation>
    </message>
    <message>
        <source>It cannot be saved: %1</source>
        <translation>Impossible d’enregistrer&#x202f;: %1</translation>
    </message>
</context>
<context>
    <name>parlance::Reason</name>
    <message>
        <source>the connection broke</source>
        <translation>la connexion s’est rompue</translation>
    </message>
    <message>
        <source>nothing came any more</source>
        <translation>plus rien n’arrivait</translation>
    </message>
    <message>
        <source>the request was refused with %1</source>
        <translation>la requête a été refusée avec %1</translation>
    </message>
    <message>
        <source>the request was not answered in time</source>
        <translation>la requête n’a pas reçu de réponse à temps</translation>
    </message>
    <message>
        <source>the request brought what no Parlance server says</source>
        <translation>la requête a apporté ce qu’aucun serveur Parlance ne dit</translation>
    </message>
    <message>
        <source>the WebSocket handshake was refused with %1</source>
        <translation>le handshake WebSocket a été refusé avec %1</translation>
    </message>
    <message>
        <source>the WebSocket handshake was not answered in time</source>
        <translation>le handshake WebSocket n’a pas reçu de réponse à temps</translation>
    </message>
    <message>
        <source>the WebSocket handshake brought what no Parlance server says</source>
        <translation>le handshake WebSocket a apporté ce qu’aucun serveur Parlance ne dit</translation>
    </message>
    <message>
        <source>the WebSocket connection broke</source>
        <translation>le canal WebSocket s’est rompu</translation>
    </message>
    <message>
        <source>nothing came any more on the WebSocket connection</source>
        <translation>plus rien n’arrivait sur le canal WebSocket</translation>
    </message>
    <message>
        <source>something between holds the WebSocket connection back</source>
        <translation>un intermédiaire retient le canal WebSocket</translation>
    </message>
    <message>
        <source>our own word did not come back on the WebSocket connection</source>
        <translation>notre propre message n’est pas revenu par le canal WebSocket</translation>
    </message>
    <message>
        <source>the event stream was refused with %1</source>
        <translation>le flux d’événements a été refusé avec %1</translation>
    </message>
    <message>
        <source>the event stream was not answered in time</source>
        <translation>le flux d’événements n’a pas reçu de réponse à temps</translation>
    </message>
    <message>
        <source>the event stream brought what no Parlance server says</source>
        <translation>le flux d’événements a apporté ce qu’aucun serveur Parlance ne dit</translation>
    </message>
    <message>
        <source>the event stream broke</source>
        <translation>le flux d’événements s’est rompu</translation>
    </message>
    <message>
        <source>nothing came any more on the event stream</source>
        <translation>plus rien n’arrivait sur le flux d’événements</translation>
    </message>
    <message>
        <source>something between holds the event stream back</source>
        <translation>un intermédiaire retient le flux d’événements</translation>
    </message>
    <message>
        <source>our own word did not come back on the event stream</source>
        <translation>notre propre message n’est pas revenu par le flux d’événements</translation>
    </message>
    <message>
        <source>the HTTP stream was refused with %1</source>
        <translation>le flux HTTP a été refusé avec %1</translation>
    </message>
    <message>
        <source>the HTTP stream was not answered in time</source>
        <translation>le flux HTTP n’a pas reçu de réponse à temps</translation>
    </message>
    <message>
        <source>the HTTP stream brought what no Parlance server says</source>
        <translation>le flux HTTP a apporté ce qu’aucun serveur Parlance ne dit</translation>
    </message>
    <message>
        <source>the HTTP stream broke</source>
        <translation>le flux HTTP s’est rompu</translation>
    </message>
    <message>
        <source>nothing came any more on the HTTP stream</source>
        <translation>plus rien n’arrivait sur le flux HTTP</translation>
    </message>
    <message>
        <source>something between holds the HTTP stream back</source>
        <translation>un intermédiaire retient le flux HTTP</translation>
    </message>
    <message>
        <source>our own word did not come back on the HTTP stream</source>
        <translation>notre propre message n’est pas revenu par le flux HTTP</translation>
    </message>
    <message>
        <source>the long poll was refused with %1</source>
        <translation>le long poll a été refusé avec %1</translation>
    </message>
    <message>
        <source>the long poll was not answered in time</source>
        <translation>le long poll n’a pas reçu de réponse à temps</translation>
    </message>
    <message>
        <source>the long poll brought what no Parlance server says</source>
        <translation>le long poll a apporté ce qu’aucun serveur Parlance ne dit</translation>
    </message>
    <message>
        <source>the long poll broke</source>
        <translation>le long poll s’est rompu</translation>
    </message>
    <message>
        <source>nothing came any more on the long poll</source>
        <translation>plus rien n’arrivait sur le long poll</translation>
    </message>
    <message>
        <source>something between holds the long poll back</source>
        <translation>un intermédiaire retient le long poll</translation>
    </message>
    <message>
        <source>our own word did not come back on the long poll</source>
        <translation>notre propre message n’est pas revenu par le long poll</translation>
    </message>
    <message>
        <source>the poll was refused with %1</source>
        <translation>le poll a été refusé avec %1</translation>
    </message>
    <message>
        <source>the poll was not answered in time</source>
        <translation>le poll n’a pas reçu de réponse à temps</translation>
    </message>
    <message>
        <source>the poll brought what no Parlance server says</source>
        <translation>le poll a apporté ce qu’aucun serveur Parlance ne dit</translation>
    </message>
    <message>
        <source>the poll broke</source>
        <translation>le poll s’est rompu</translation>
    </message>
    <message>
        <source>nothing came any more on the poll</source>
        <translation>plus rien n’arrivait sur le poll</translation>
    </message>
    <message>
        <source>something between holds the poll back</source>
        <translation>un intermédiaire retient le poll</translation>
    </message>
    <message>
        <source>our own word did not come back on the poll</source>
        <translation>notre propre message n’est pas revenu par le poll</translation>
    </message>
    <message>
        <source>the message was refused with %1</source>
        <translation>le message a été refusé avec %1</translation>
    </message>
    <message>
        <source>the message was not answered in time</source>
        <translation>le message n’a pas reçu de réponse à temps</translation>
    </message>
    <message>
        <source>the answer to the message brought what no Parlance server says</source>
        <translation>la réponse au message a apporté ce qu’aucun serveur Parlance ne dit</translation>
    </message>
    <message>
        <source>joining was refused with %1</source>
        <translation>l’entrée a été refusée avec %1</translation>
    </message>
    <message>
        <source>joining was not answered in time</source>
        <translation>l’entrée n’a pas reçu de réponse à temps</translation>
    </message>
    <message>
        <source>joining brought what no Parlance server says</source>
        <translation>l’entrée a apporté ce qu’aucun serveur Parlance ne dit</translation>
    </message>
    <message>
        <source>nothing listens at %1</source>
        <translation>rien n’écoute sur %1</translation>
    </message>
    <message>
        <source>the name %1 is not known</source>
        <translation>le nom %1 est inconnu</translation>
    </message>
    <message>
        <source>the connection was closed without an answer</source>
        <translation>la connexion a été fermée sans réponse</translation>
    </message>
    <message>
        <source>the WebSocket handshake broke off</source>
        <translation>le handshake WebSocket s’est interrompu</translation>
    </message>
    <message>
        <source>the WebSocket handshake was taken for a plain request</source>
        <translation>le handshake WebSocket a été pris pour une simple requête</translation>
    </message>
    <message>
        <source>the server said goodbye</source>
        <translation>le serveur a dit au revoir</translation>
    </message>
    <message>
        <source>too many messages wait to be sent</source>
        <translation>trop de messages attendent d’être envoyés</translation>
    </message>
    <message>
        <source>the server does not know you any more</source>
        <translation>le serveur ne vous connaît plus</translation>
    </message>
    <message>
        <source>the WebSocket was closed with %1</source>
        <translation>le WebSocket a été fermé avec %1</translation>
    </message>
    <message>
        <source>the server cannot be reached</source>
        <translation>le serveur est injoignable</translation>
    </message>
    <message>
        <source>the host has banned you</source>
        <translation>l’hôte vous a banni(e)</translation>
    </message>
    <message>
        <source>the host has sent you out for a few minutes</source>
        <translation>l’hôte vous a exclu(e) pour quelques minutes</translation>
    </message>
    <message>
        <source>the host lets you read, but not write</source>
        <translation>l’hôte vous laisse lire, mais pas écrire</translation>
    </message>
    <message>
        <source>the host has locked the room</source>
        <translation>l’hôte a verrouillé le salon</translation>
    </message>
    <message>
        <source>the room opens with its password or an invitation</source>
        <translation>le salon s’ouvre avec son mot de passe ou une invitation</translation>
    </message>
    <message>
        <source>this is not the room&apos;s password</source>
        <translation>ce n’est pas le mot de passe du salon</translation>
    </message>
    <message>
        <source>the invitation does not hold, or no longer</source>
        <translation>l’invitation n’est pas valable, ou ne l’est plus</translation>
    </message>
    <message>
        <source>that was too often</source>
        <translation>c’était trop souvent</translation>
    </message>
    <message>
        <source>the host has slowed the room down</source>
        <translation>l’hôte a ralenti le salon</translation>
    </message>
    <message>
        <source>there is no encrypted connection to %1</source>
        <translation>il n’y a pas de connexion chiffrée avec %1</translation>
    </message>
    <message>
        <source>the server speaks over encrypted connections only</source>
        <translation>le serveur ne parle que par connexion chiffrée</translation>
    </message>
    <message>
        <source>nobody vouches for the server&apos;s certificate</source>
        <translation>personne ne garantit le certificat du serveur</translation>
    </message>
    <message>
        <source>the server has another certificate than the one that you trust</source>
        <translation>le serveur a un autre certificat que celui auquel vous faites confiance</translation>
    </message>
</context>
<context>
    <name>parlance::RoomPage</name>
    <message>
        <source>Parlance</source>
        <translation>Parlance</translation>
    </message>
    <message>
        <source>%1 – Parlance</source>
        <translation>%1 – Parlance</translation>
    </message>
    <message>
        <source>(%1) %2 – Parlance</source>
        <translation>(%1) %2 – Parlance</translation>
    </message>
    <message>
        <source>%1 is typing…</source>
        <translation>%1 écrit…</translation>
    </message>
    <message>
        <source>%1 and %2 are typing…</source>
        <translation>%1 et %2 écrivent…</translation>
    </message>
    <message>
        <source>%1, %2 and others are typing…</source>
        <translation>%1, %2 et d’autres écrivent…</translation>
    </message>
</context>
<context>
    <name>parlance::RoomsPanel</name>
    <message>
        <source>Rooms</source>
        <translation>Salons</translation>
    </message>
    <message>
        <source>Another room</source>
        <translation>Autre salon</translation>
    </message>
    <message>
        <source>Another room on this server</source>
        <translation>Un autre salon de ce serveur</translation>
    </message>
    <message>
        <source>A room&apos;s name is made of a to z, 0 to 9, - and _.</source>
        <translation>Le nom d’un salon se compose des lettres a à z, des chiffres 0 à 9, de - et de _.</translation>
    </message>
    <message>
        <source>%1 (hosted here)</source>
        <translation>%1 (hébergé ici)</translation>
    </message>
</context>
<context>
    <name>parlance::RowText</name>
    <message>
        <source>One message is no longer kept</source>
        <translation>Un message n’est plus conservé</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages are no longer kept</source>
        <translation>
            <numerusform>%Ln message n’est plus conservé</numerusform>
            <numerusform>%Ln messages ne sont plus conservés</numerusform>
        </translation>
    </message>
    <message>
        <source>Here another history begins</source>
        <translation>Ici commence un autre historique</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Envoi…</translation>
    </message>
    <message>
        <source>Not sent, because %1</source>
        <translation>Non envoyé, car %1</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2&#x202f;: %3</translation>
    </message>
</context>
<context>
    <name>parlance::SimulateBadge</name>
    <message>
        <source>WebSocket refused</source>
        <translation>WebSocket refusé</translation>
    </message>
    <message>
        <source>streams refused</source>
        <translation>flux refusés</translation>
    </message>
    <message>
        <source>streams held</source>
        <translation>flux retenus</translation>
    </message>
    <message>
        <source>cut after %1 s</source>
        <translation>coupés après %1&#x202f;s</translation>
    </message>
    <message>
        <source>delayed by %1 s</source>
        <translation>retard de %1&#x202f;s</translation>
    </message>
    <message numerus="yes">
        <source>one answer in %n lost</source>
        <translation>
            <numerusform>une réponse sur %n perdue</numerusform>
            <numerusform>une réponse sur %n perdue</numerusform>
        </translation>
    </message>
    <message>
        <source>Click to switch off everything that is simulated</source>
        <translation>Cliquez pour désactiver tout ce qui est simulé</translation>
    </message>
    <message numerus="yes">
        <source>for %Ln guest(s)</source>
        <translation>
            <numerusform>pour %Ln invité</numerusform>
            <numerusform>pour %Ln invités</numerusform>
        </translation>
    </message>
    <message>
        <source>Simulating: %1</source>
        <translation>Simulation&#x202f;: %1</translation>
    </message>
</context>
<context>
    <name>parlance::SimulateMenu</name>
    <message>
        <source>S&amp;imulate</source>
        <translation>S&amp;imuler</translation>
    </message>
    <message>
        <source>&amp;For</source>
        <translation>&amp;Pour</translation>
    </message>
    <message>
        <source>Refuse &amp;WebSocket, like a Firewall</source>
        <translation>Refuser &amp;WebSocket, comme un pare-feu</translation>
    </message>
    <message>
        <source>Refuse &amp;Streams</source>
        <translation>Refuser les &amp;flux</translation>
    </message>
    <message>
        <source>&amp;Hold Streams Back, like a Proxy</source>
        <translation>&amp;Retenir les flux, comme un proxy</translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n&#x202f;s</numerusform>
            <numerusform>%n&#x202f;s</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Cut Streams After</source>
        <translation>&amp;Couper les flux après</translation>
    </message>
    <message>
        <source>&amp;Delay Everything By</source>
        <translation>Re&amp;tarder tout de</translation>
    </message>
    <message>
        <source>100 ms</source>
        <translation>100&#x202f;ms</translation>
    </message>
    <message>
        <source>300 ms</source>
        <translation>300&#x202f;ms</translation>
    </message>
    <message>
        <source>1 s</source>
        <translation>1&#x202f;s</translation>
    </message>
    <message>
        <source>3 s</source>
        <translation>3&#x202f;s</translation>
    </message>
    <message>
        <source>&amp;Lose Answers</source>
        <translation>&amp;Perdre des réponses</translation>
    </message>
    <message>
        <source>One in 10</source>
        <translation>Une sur 10</translation>
    </message>
    <message>
        <source>One in 3</source>
        <translation>Une sur 3</translation>
    </message>
    <message>
        <source>Drop Connections &amp;Now</source>
        <translation>Couper les connexions &amp;maintenant</translation>
    </message>
    <message>
        <source>Switch Everything &amp;Off</source>
        <translation>&amp;Tout désactiver</translation>
    </message>
    <message>
        <source>&amp;Everybody</source>
        <translation>&amp;Tout le monde</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>Sans nom</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>%1 (on)</source>
        <translation>%1 (actif)</translation>
    </message>
</context>
<context>
    <name>parlance::StartPage</name>
    <message>
        <source>Your name</source>
        <translation>Votre nom</translation>
    </message>
    <message>
        <source>&amp;Host a Room</source>
        <translation>&amp;Héberger un salon</translation>
    </message>
    <message>
        <source>Parlance</source>
        <translation>Parlance</translation>
    </message>
    <message>
        <source>A chat room for everybody on this network.</source>
        <translation>Un salon de discussion pour tous sur ce réseau.</translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation>Votre &amp;nom</translation>
    </message>
    <message>
        <source>This computer serves the room. The others need only a browser.</source>
        <translation>Cet ordinateur héberge le salon. Les autres n’ont besoin que d’un navigateur.</translation>
    </message>
    <message>
        <source>The address stands on the screen of whoever hosts the room.</source>
        <translation>L’adresse est affichée sur l’écran de l’hôte du salon.</translation>
    </message>
    <message>
        <source>Starting the room…</source>
        <translation>Ouverture du salon…</translation>
    </message>
</context>
<context>
    <name>parlance::Timeline</name>
    <message>
        <source>What each connection did in the last half minute</source>
        <translation>Ce que chaque connexion a fait dans la dernière demi-minute</translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s)</source>
        <translation>
            <numerusform>%Ln connexion</numerusform>
            <numerusform>%Ln connexions</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is connected.</source>
        <translation>Personne n’est connecté.</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>parlance::Trace</name>
    <message>
        <source>on %1 instead of %2, because %3</source>
        <translation>sur %1 au lieu de %2, car %3</translation>
    </message>
    <message>
        <source>on %1 instead of %2</source>
        <translation>sur %1 au lieu de %2</translation>
    </message>
    <message>
        <source>on %1, because %2</source>
        <translation>sur %1, car %2</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>sur %1</translation>
    </message>
    <message>
        <source>trying %1 again in %2 s, because %3</source>
        <translation>nouvel essai de %1 dans %2&#x202f;s, car %3</translation>
    </message>
    <message>
        <source>trying %1 again in %2 s</source>
        <translation>nouvel essai de %1 dans %2&#x202f;s</translation>
    </message>
    <message>
        <source>%1 was chosen</source>
        <translation>%1 a été choisi</translation>
    </message>
    <message>
        <source>the choice is automatic</source>
        <translation>le choix est automatique</translation>
    </message>
    <message>
        <source>trying %1</source>
        <translation>essai de %1</translation>
    </message>
    <message>
        <source>lost %1, because %2</source>
        <translation>%1 perdu, car %2</translation>
    </message>
    <message>
        <source>giving %1 up for %2, because it failed again: %3</source>
        <translation>%1 abandonné pour %2 après un nouvel échec&#x202f;: %3</translation>
    </message>
    <message>
        <source>staying on %1, because %2</source>
        <translation>on reste sur %1, car %2</translation>
    </message>
    <message>
        <source>the server cannot be reached, trying again in %1 s</source>
        <translation>le serveur est injoignable, nouvel essai dans %1&#x202f;s</translation>
    </message>
    <message>
        <source>the server has ended, trying again in %1 s</source>
        <translation>le serveur s’est arrêté, nouvel essai dans %1&#x202f;s</translation>
    </message>
    <message>
        <source>giving up, because %1</source>
        <translation>abandon, car %1</translation>
    </message>
    <message>
        <source>awake again, trying %1</source>
        <translation>réveil, essai de %1</translation>
    </message>
    <message>
        <source>WebSocket</source>
        <translation>WebSocket</translation>
    </message>
    <message>
        <source>Server-Sent Events</source>
        <translation>Server-Sent Events</translation>
    </message>
    <message>
        <source>HTTP Streaming</source>
        <translation>HTTP Streaming</translation>
    </message>
    <message>
        <source>Long Polling</source>
        <translation>Long Polling</translation>
    </message>
    <message>
        <source>Short Polling</source>
        <translation>Short Polling</translation>
    </message>
</context>
<context>
    <name>parlance::TracePopup</name>
    <message>
        <source>%1   %2</source>
        <translation>%1   %2</translation>
    </message>
    <message>
        <source>Decisions about the transport</source>
        <translation>Décisions sur le transport</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copier</translation>
    </message>
</context>
<context>
    <name>parlance::TransportBadge</name>
    <message>
        <source>connecting…</source>
        <translation>connexion…</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>non connecté</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusé</translation>
    </message>
    <message>
        <source>&lt; 1 ms</source>
        <translation>&lt; 1&#x202f;ms</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1&#x202f;ms</translation>
    </message>
    <message>
        <source>Press Enter for the trace of decisions.</source>
        <translation>Entrée montre les décisions prises.</translation>
    </message>
    <message>
        <source>In no room</source>
        <translation>Dans aucun salon</translation>
    </message>
    <message>
        <source>Connection: %1</source>
        <translation>Connexion&#x202f;: %1</translation>
    </message>
</context>
<context>
    <name>parlance::TransportMenu</name>
    <message>
        <source>&amp;Transport</source>
        <translation>&amp;Transport</translation>
    </message>
    <message>
        <source>&amp;Automatic</source>
        <translation>&amp;Automatique</translation>
    </message>
    <message>
        <source>&amp;WebSocket</source>
        <translation>&amp;WebSocket</translation>
    </message>
    <message>
        <source>Server-Sent &amp;Events</source>
        <translation>Server-Sent &amp;Events</translation>
    </message>
    <message>
        <source>HTTP &amp;Streaming</source>
        <translation>HTTP &amp;Streaming</translation>
    </message>
    <message>
        <source>&amp;Long Polling</source>
        <translation>&amp;Long Polling</translation>
    </message>
    <message>
        <source>S&amp;hort Polling</source>
        <translation>S&amp;hort Polling</translation>
    </message>
    <message>
        <source>&amp;Reconnect</source>
        <translation>Se &amp;reconnecter</translation>
    </message>
    <message>
        <source>&amp;Trace of Decisions</source>
        <translation>&amp;Décisions prises</translation>
    </message>
    <message>
        <source>Set by the administrator of this computer</source>
        <translation>Fixé par l’administrateur de cet ordinateur</translation>
    </message>
</context>
<context>
    <name>parlance::TroubleBar</name>
    <message>
        <source>Try &amp;Now</source>
        <translation>Essayer &amp;maintenant</translation>
    </message>
    <message>
        <source>You are still called %1, because %2.</source>
        <translation>Vous vous appelez toujours %1, car %2.</translation>
    </message>
    <message>
        <source>You cannot be in this room, because %1.</source>
        <translation>Vous ne pouvez pas être dans ce salon, car %1.</translation>
    </message>
    <message>
        <source>Not connected, because %1. Trying again by itself; what you write is sent then.</source>
        <translation>Non connecté, car %1. Nouvel essai automatique&#x202f;; ce que vous écrivez partira alors.</translation>
    </message>
    <message>
        <source>&amp;Dismiss</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Password of the room</source>
        <translation>Mot de passe du salon</translation>
    </message>
    <message>
        <source>E&amp;nter</source>
        <translation>&amp;Entrer</translation>
    </message>
</context>
<context>
    <name>parlance::TrustQuestion</name>
    <message>
        <source>Unknown Certificate</source>
        <translation>Certificat inconnu</translation>
    </message>
    <message>
        <source>Is %1 the server that you mean?</source>
        <translation>%1 est-il le serveur que vous cherchez ?</translation>
    </message>
    <message>
        <source>Nobody vouches for its certificate, as is usual on a local network. Compare this fingerprint with the one that the host sees:</source>
        <translation>Personne ne garantit son certificat, ce qui est habituel sur un réseau local. Comparez cette empreinte avec celle que voit l’hôte :</translation>
    </message>
    <message>
        <source>Another Certificate</source>
        <translation>Autre certificat</translation>
    </message>
    <message>
        <source>%1 has another certificate than before.</source>
        <translation>%1 a un autre certificat qu’avant.</translation>
    </message>
    <message>
        <source>Either the host has made a new one, or somebody between you and the host pretends to be the server and could read and change everything. Join only if the host&apos;s screen shows the new fingerprint.</source>
        <translation>Soit l’hôte en a fait un nouveau, soit quelqu’un entre vous et l’hôte se fait passer pour le serveur et pourrait tout lire et tout modifier. N’entrez que si l’écran de l’hôte montre la nouvelle empreinte.</translation>
    </message>
    <message>
        <source>New:</source>
        <translation>Nouvelle :</translation>
    </message>
    <message>
        <source>Before:</source>
        <translation>Avant :</translation>
    </message>
    <message>
        <source>&amp;Trust the New One</source>
        <translation>&amp;Se fier au nouveau</translation>
    </message>
    <message>
        <source>&amp;Join</source>
        <translation>&amp;Entrer</translation>
    </message>
    <message>
        <source>&amp;Do Not Join</source>
        <translation>&amp;Ne pas entrer</translation>
    </message>
</context>
<context>
    <name>parlance::ViewMenu</name>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Dock All Panels</source>
        <translation>A&amp;ncrer tous les panneaux</translation>
    </message>
    <message>
        <source>Pro&amp;jector View</source>
        <translation>Mode pro&amp;jecteur</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Thème</translation>
    </message>
    <message>
        <source>As the &amp;System</source>
        <translation>Comme le &amp;système</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Clair</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>S&amp;ombre</translation>
    </message>
    <message>
        <source>&amp;Larger Text</source>
        <translation>Texte plus &amp;grand</translation>
    </message>
    <message>
        <source>&amp;Smaller Text</source>
        <translation>Te&amp;xte plus petit</translation>
    </message>
</context>
</TS>
