<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>parlance::AboutBox</name>
    <message>
        <source>About Parlance</source>
        <translation>Über Parlance</translation>
    </message>
    <message>
        <source>Parlance %1</source>
        <translation>Parlance %1</translation>
    </message>
    <message>
        <source>A chat room for everybody on the network, with its server inside. The others need only a browser.</source>
        <translation>Ein Chatraum für alle im Netzwerk, mit eingebautem Server. Die anderen brauchen nur einen Browser.</translation>
    </message>
</context>
<context>
    <name>parlance::AccessPanel</name>
    <message>
        <source>Without a name</source>
        <translation>Ohne Namen</translation>
    </message>
    <message>
        <source>Everybody at %1</source>
        <translation>Alle unter %1</translation>
    </message>
    <message>
        <source>%1, and everybody at %2</source>
        <translation>%1 und alle unter %2</translation>
    </message>
    <message>
        <source>%1, until %2</source>
        <translation>%1, bis %2</translation>
    </message>
    <message>
        <source>Only whoever hosts the room decides who comes in.</source>
        <translation>Nur wer den Raum eröffnet hat, entscheidet, wer hereinkommt.</translation>
    </message>
    <message>
        <source>Lock the room</source>
        <translation>Raum abschließen</translation>
    </message>
    <message>
        <source>One message of a person</source>
        <translation>Eine Nachricht je Person</translation>
    </message>
    <message>
        <source>at any time</source>
        <translation>jederzeit</translation>
    </message>
    <message numerus="yes">
        <source>every %n second(s)</source>
        <translation>
            <numerusform>jede Sekunde</numerusform>
            <numerusform>alle %n Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n minute(s)</source>
        <translation>
            <numerusform>jede Minute</numerusform>
            <numerusform>alle %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Festlegen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>New Invitation Link</source>
        <translation>Neuer Einladungslink</translation>
    </message>
    <message>
        <source>Void It</source>
        <translation>Ungültig machen</translation>
    </message>
    <message>
        <source>Invitation link</source>
        <translation>Einladungslink</translation>
    </message>
    <message>
        <source>Banned or sent out</source>
        <translation>Gesperrt oder hinausgeschickt</translation>
    </message>
    <message>
        <source>Ban an Address</source>
        <translation>Adresse sperren</translation>
    </message>
    <message>
        <source>Let In Again</source>
        <translation>Wieder einlassen</translation>
    </message>
    <message>
        <source>Copied. This link is not shown again later.</source>
        <translation>Kopiert. Dieser Link wird später nicht mehr gezeigt.</translation>
    </message>
    <message>
        <source>There is one; type another</source>
        <translation>Es gibt eines; gib ein anderes ein</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keines</translation>
    </message>
    <message>
        <source>Nobody new comes in then.</source>
        <translation>Niemand Neues kommt dann herein.</translation>
    </message>
</context>
<context>
    <name>parlance::Composer</name>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Senden</translation>
    </message>
    <message>
        <source>Too long</source>
        <translation>Zu lang</translation>
    </message>
</context>
<context>
    <name>parlance::ComposerEdit</name>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Enter sends, Shift and Enter begin a new line.</source>
        <translation>Die Eingabetaste sendet, mit der Umschalttaste beginnt sie eine neue Zeile.</translation>
    </message>
</context>
<context>
    <name>parlance::CostBars</name>
    <message>
        <source>Bytes of each transport</source>
        <translation>Bytes jedes Transports</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>payload</source>
        <translation>Nutzlast</translation>
    </message>
    <message>
        <source>heads</source>
        <translation>Köpfe</translation>
    </message>
    <message>
        <source>framing</source>
        <translation>Rahmen</translation>
    </message>
</context>
<context>
    <name>parlance::CostModel</name>
    <message>
        <source>%1 ms</source>
        <translation>%1&#xa0;ms</translation>
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
        <translation>Long Poll</translation>
    </message>
    <message>
        <source>Short poll</source>
        <translation>Short Poll</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Messages that were delivered</source>
        <translation>Zugestellte Nachrichten</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>HTTP requests; a stream and a WebSocket are one</source>
        <translation>HTTP-Anfragen; ein Stream und ein WebSocket sind eine</translation>
    </message>
    <message>
        <source>Sockets</source>
        <translation>Sockets</translation>
    </message>
    <message>
        <source>Connections that are held while nothing is said</source>
        <translation>Verbindungen, die bestehen, während niemand spricht</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Nutzlast</translation>
    </message>
    <message>
        <source>The JSON itself</source>
        <translation>Das JSON selbst</translation>
    </message>
    <message>
        <source>Handshakes</source>
        <translation>Handshakes</translation>
    </message>
    <message>
        <source>What opened the streams; in a race it is in the heads</source>
        <translation>Was die Streams eröffnete; im Wettlauf bei den Köpfen</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>Köpfe</translation>
    </message>
    <message>
        <source>Heads of requests and answers</source>
        <translation>Köpfe der Anfragen und Antworten</translation>
    </message>
    <message>
        <source>Framing</source>
        <translation>Rahmen</translation>
    </message>
    <message>
        <source>What is written around each message</source>
        <translation>Was um jede Nachricht herum steht</translation>
    </message>
    <message>
        <source>Overhead</source>
        <translation>Overhead</translation>
    </message>
    <message>
        <source>Everything but the payload, as a part of all bytes</source>
        <translation>Alles außer der Nutzlast, als Teil aller Bytes</translation>
    </message>
    <message>
        <source>Empty answers</source>
        <translation>Leere Antworten</translation>
    </message>
    <message>
        <source>Polls that brought no message</source>
        <translation>Polls, die keine Nachricht brachten</translation>
    </message>
    <message>
        <source>Idle, a minute</source>
        <translation>Leerlauf, je Minute</translation>
    </message>
    <message>
        <source>Bytes for one listener while nothing is said</source>
        <translation>Bytes je Zuhörer, während niemand spricht</translation>
    </message>
    <message>
        <source>Latency p50</source>
        <translation>Latenz p50</translation>
    </message>
    <message>
        <source>Half was quicker: of the messages in a race, live of the guests&apos; round trips</source>
        <translation>Die Hälfte war schneller: im Wettlauf von den Nachrichten, live von den Umlaufzeiten der Gäste</translation>
    </message>
    <message>
        <source>Latency p95</source>
        <translation>Latenz p95</translation>
    </message>
    <message>
        <source>One in twenty was slower</source>
        <translation>Einer von zwanzig war langsamer</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1&#xa0;%</translation>
    </message>
</context>
<context>
    <name>parlance::Desktop</name>
    <message>
        <source>Nobody has written yet. Show the others the code on the right, or tell them the address below it.</source>
        <translation>Noch hat niemand geschrieben. Zeig den anderen den Code rechts oder nenne ihnen die Adresse darunter.</translation>
    </message>
    <message>
        <source>Nobody has written yet. Say hello!</source>
        <translation>Noch hat niemand geschrieben. Sag hallo!</translation>
    </message>
    <message>
        <source>%1 is no address of a room.</source>
        <translation>%1 ist keine Adresse eines Raums.</translation>
    </message>
    <message>
        <source>Your room runs already. For %1 to take effect, quit Parlance and start it again.</source>
        <translation>Dein Raum läuft bereits. Damit %1 wirkt, beende Parlance und starte es neu.</translation>
    </message>
    <message>
        <source>Asking %1 for its room…</source>
        <translation>%1 wird nach dem Raum gefragt&#xa0;…</translation>
    </message>
    <message>
        <source>This room cannot be entered: %1.</source>
        <translation>Dieser Raum ist nicht zu betreten: %1.</translation>
    </message>
</context>
<context>
    <name>parlance::Encrypting</name>
    <message>
        <source>Set by the administrator of this computer</source>
        <translation>Vom Administrator dieses Computers festgelegt</translation>
    </message>
</context>
<context>
    <name>parlance::EncryptionBox</name>
    <message>
        <source>Browsers warn about a certificate that a computer has made for itself. Guests compare what they are shown with this fingerprint:</source>
        <translation>Browser warnen vor einem Zertifikat, das ein Computer sich selbst gemacht hat. Gäste vergleichen das, was ihnen gezeigt wird, mit diesem Fingerabdruck:</translation>
    </message>
    <message>
        <source>Fingerprint of the certificate: %1</source>
        <translation>Fingerabdruck des Zertifikats: %1</translation>
    </message>
    <message>
        <source>Encrypted (TLS)</source>
        <translation>Verschlüsselt (TLS)</translation>
    </message>
    <message>
        <source>Copy Fingerprint</source>
        <translation>Fingerabdruck kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>parlance::FileField</name>
    <message>
        <source>Choose…</source>
        <translation>Auswählen …</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Auswählen: %1</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.key)</source>
        <translation>PEM-Dateien (*.pem *.crt *.key)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>parlance::GuestMenu</name>
    <message>
        <source>Let %1 &amp;Write Again</source>
        <translation>%1 wieder &amp;schreiben lassen</translation>
    </message>
    <message>
        <source>&amp;Mute %1</source>
        <translation>%1&#xa0;s&amp;tummschalten</translation>
    </message>
    <message>
        <source>&amp;Send %1 Out for Ten Minutes</source>
        <translation>%1 für zehn Minuten &amp;hinausschicken</translation>
    </message>
    <message>
        <source>&amp;Ban %1</source>
        <translation>%1&#xa0;s&amp;perren</translation>
    </message>
    <message>
        <source>Ban %1 and &amp;Everybody at %2</source>
        <translation>%1 und a&amp;lle unter %2 sperren</translation>
    </message>
</context>
<context>
    <name>parlance::HostPanel</name>
    <message>
        <source>Wi-Fi</source>
        <translation>WLAN</translation>
    </message>
    <message>
        <source>Ethernet</source>
        <translation>Ethernet</translation>
    </message>
    <message>
        <source>Virtual network</source>
        <translation>Virtuelles Netzwerk</translation>
    </message>
    <message>
        <source>VPN</source>
        <translation>VPN</translation>
    </message>
    <message>
        <source>This computer only</source>
        <translation>Nur dieser Computer</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>default route</source>
        <translation>Standardroute</translation>
    </message>
    <message>
        <source>Copy &amp;Address</source>
        <translation>&amp;Adresse kopieren</translation>
    </message>
    <message>
        <source>Ctrl+Shift+A</source>
        <translation>Ctrl+Shift+A</translation>
    </message>
    <message>
        <source>This computer can serve a room of its own. The others need only a browser.</source>
        <translation>Dieser Computer kann selbst einen Raum anbieten. Die anderen brauchen nur einen Browser.</translation>
    </message>
    <message>
        <source>Host a Room</source>
        <translation>Raum eröffnen</translation>
    </message>
    <message>
        <source>Address of the room</source>
        <translation>Adresse des Raums</translation>
    </message>
    <message>
        <source>Copy Address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <source>Addresses of this computer</source>
        <translation>Adressen dieses Computers</translation>
    </message>
    <message>
        <source>Show this one as the code</source>
        <translation>Code dieser Adresse zeigen</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>parlance::Hosting</name>
    <message>
        <source>Port %1 is taken, so the room is on port %2.</source>
        <translation>Port %1 ist belegt, darum ist der Raum auf Port %2.</translation>
    </message>
</context>
<context>
    <name>parlance::InspectorPanel</name>
    <message>
        <source>What each transport costs</source>
        <translation>Was jeder Transport kostet</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Race</source>
        <translation>Wettlauf</translation>
    </message>
    <message>
        <source>Everybody on this server. Bytes are counted at the socket; TCP and TLS are not in them.</source>
        <translation>Alle auf diesem Server. Bytes werden am Socket gezählt; TCP und TLS sind nicht enthalten.</translation>
    </message>
    <message>
        <source>Only who hosts a room sees what everybody&apos;s connections cost. The race runs on any server.</source>
        <translation>Nur wer einen Raum eröffnet, sieht, was die Verbindungen aller kosten. Der Wettlauf geht auf jedem Server.</translation>
    </message>
</context>
<context>
    <name>parlance::JoinDialog</name>
    <message>
        <source>Join a Room</source>
        <translation>Raum beitreten</translation>
    </message>
    <message>
        <source>The address stands on the screen of whoever hosts the room.</source>
        <translation>Die Adresse steht auf dem Bildschirm des Gastgebers.</translation>
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
        <translation>Adresse des Raums</translation>
    </message>
    <message>
        <source>&amp;Join a Room</source>
        <translation>Rau&amp;m beitreten</translation>
    </message>
    <message>
        <source>This is no address of a room. It looks like http://192.168.1.20:8080/ and stands on the host&apos;s screen.</source>
        <translation>Das ist keine Adresse eines Raums. Sie sieht aus wie http://192.168.1.20:8080/ und steht auf dem Bildschirm des Gastgebers.</translation>
    </message>
</context>
<context>
    <name>parlance::JumpButton</name>
    <message>
        <source>Jump to the latest message</source>
        <translation>Zur neuesten Nachricht</translation>
    </message>
    <message>
        <source>Jump to the latest message, 1 unread</source>
        <translation>Zur neuesten Nachricht, 1 ungelesen</translation>
    </message>
    <message numerus="yes">
        <source>Jump to the latest message, %Ln unread</source>
        <translation>
            <numerusform>Zur neuesten Nachricht, %Ln ungelesen</numerusform>
            <numerusform>Zur neuesten Nachricht, %Ln ungelesen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::Language</name>
    <message>
        <source>English</source>
        <translation>Deutsch</translation>
    </message>
</context>
<context>
    <name>parlance::MainWindow</name>
    <message>
        <source>Set by the administrator of this computer</source>
        <translation>Vom Administrator dieses Computers festgelegt</translation>
    </message>
    <message>
        <source>The server did not do what you wanted, because %1.</source>
        <translation>Der Server hat das nicht ausgeführt, denn %1.</translation>
    </message>
    <message>
        <source>&amp;Rooms</source>
        <translation>&amp;Räume</translation>
    </message>
    <message>
        <source>&amp;People</source>
        <translation>&amp;Personen</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Gastgeber</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>&amp;Inspektor</translation>
    </message>
    <message>
        <source>&amp;Room</source>
        <translation>&amp;Raum</translation>
    </message>
    <message>
        <source>&amp;Host a Room</source>
        <translation>&amp;Raum eröffnen</translation>
    </message>
    <message>
        <source>Ctrl+H</source>
        <translation>Ctrl+H</translation>
    </message>
    <message>
        <source>&amp;Join a Room…</source>
        <translation>Raum bei&amp;treten&#xa0;…</translation>
    </message>
    <message>
        <source>Ctrl+J</source>
        <translation>Ctrl+J</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Ctrl+Q</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Copy Message</source>
        <translation>Nachricht &amp;kopieren</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <translation>Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>Too&amp;ls</source>
        <translation>&amp;Extras</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Einstellungen&#xa0;…</translation>
    </message>
    <message>
        <source>Ctrl+,</source>
        <translation>Ctrl+,</translation>
    </message>
    <message>
        <source>Hel&amp;p</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;About Parlance</source>
        <translation>&amp;Über Parlance</translation>
    </message>
    <message>
        <source>&amp;Access</source>
        <translation>&amp;Zutritt</translation>
    </message>
</context>
<context>
    <name>parlance::MessageView</name>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Open %1</source>
        <translation>%1 ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Write it again</source>
        <translation>&amp;Noch einmal schreiben</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
</context>
<context>
    <name>parlance::PeoplePanel</name>
    <message>
        <source>You</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>typing…</source>
        <translation>schreibt&#xa0;…</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>1 person</source>
        <translation>1 Person</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln Person</numerusform>
            <numerusform>%Ln Personen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Your &amp;name:</source>
        <translation>Dein &amp;Name:</translation>
    </message>
    <message>
        <source>&amp;Transport:</source>
        <translation>&amp;Transport:</translation>
    </message>
    <message>
        <source>The&amp;me:</source>
        <translation>&amp;Design:</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Sprache:</translation>
    </message>
    <message>
        <source>What is grey is set by the administrator of this computer.</source>
        <translation>Was grau ist, hat der Administrator dieses Computers festgelegt.</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>Te&amp;xt size:</source>
        <translation>Schrift&amp;größe:</translation>
    </message>
    <message>
        <source>&amp;Only encrypted: plain requests are sent to https</source>
        <translation>Nur &amp;verschlüsselt: Unverschlüsseltes wird nach https umgeleitet</translation>
    </message>
    <message>
        <source>Made by Parlance</source>
        <translation>Von Parlance gemacht</translation>
    </message>
    <message>
        <source>Your room:</source>
        <translation>Dein Raum:</translation>
    </message>
    <message>
        <source>&amp;Certificate:</source>
        <translation>&amp;Zertifikat:</translation>
    </message>
    <message>
        <source>Its &amp;key:</source>
        <translation>Sein Sch&amp;lüssel:</translation>
    </message>
    <message>
        <source>Certificate of your room</source>
        <translation>Zertifikat deines Raums</translation>
    </message>
    <message>
        <source>Key of the certificate</source>
        <translation>Schlüssel des Zertifikats</translation>
    </message>
</context>
<context>
    <name>parlance::QrCode</name>
    <message>
        <source>QR code of %1</source>
        <translation>QR-Code von %1</translation>
    </message>
</context>
<context>
    <name>parlance::QuitQuestion</name>
    <message>
        <source>Quit Parlance</source>
        <translation>Parlance beenden</translation>
    </message>
    <message>
        <source>Somebody else is in your room.</source>
        <translation>Es ist noch jemand in deinem Raum.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln others are in your room.</source>
        <translation>
            <numerusform>%Ln andere Person ist in deinem Raum.</numerusform>
            <numerusform>%Ln andere Personen sind in deinem Raum.</numerusform>
        </translation>
    </message>
    <message>
        <source>The room ends for everybody when you quit.</source>
        <translation>Der Raum endet für alle, wenn du Parlance beendest.</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>B&amp;eenden</translation>
    </message>
    <message>
        <source>&amp;Stay</source>
        <translation>&amp;Bleiben</translation>
    </message>
    <message>
        <source>Start the Room Again</source>
        <translation>Raum neu starten</translation>
    </message>
    <message>
        <source>For this change the room starts again on the same port. Everybody is cut off for a moment; whoever is in a browser may have to open the address that is shown then.</source>
        <translation>Für diese Änderung startet der Raum auf demselben Port neu. Alle sind einen Moment lang getrennt; wer im Browser dabei ist, muss vielleicht die Adresse öffnen, die dann gezeigt wird.</translation>
    </message>
    <message>
        <source>Nobody else is in your room.</source>
        <translation>Niemand sonst ist in deinem Raum.</translation>
    </message>
    <message>
        <source>What was said is kept in memory only and will be lost.</source>
        <translation>Was gesagt wurde, liegt nur im Arbeitsspeicher und geht verloren.</translation>
    </message>
    <message>
        <source>Start &amp;Again</source>
        <translation>Neu &amp;starten</translation>
    </message>
    <message>
        <source>&amp;Leave It</source>
        <translation>So &amp;lassen</translation>
    </message>
</context>
<context>
    <name>parlance::RacePanel</name>
    <message>
        <source>Race</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Als CSV kopieren</translation>
    </message>
    <message>
        <source>Save to File…</source>
        <translation>In Datei speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Messages in the race</source>
        <translation>Nachrichten im Wettlauf</translation>
    </message>
    <message>
        <source>The same messages over all five transports at once, in a room of their own. Bytes are counted at the socket; TCP and TLS are not in them.</source>
        <translation>Dieselben Nachrichten über alle fünf Transporte zugleich, in einem eigenen Raum. Bytes werden am Socket gezählt; TCP und TLS sind nicht enthalten.</translation>
    </message>
    <message>
        <source>Messages that have arrived</source>
        <translation>Angekommene Nachrichten</translation>
    </message>
    <message>
        <source>What each transport cost in the race</source>
        <translation>Was jeder Transport im Wettlauf gekostet hat</translation>
    </message>
    <message>
        <source>Messages:</source>
        <translation>Nachrichten:</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>There was no race, because %1.</source>
        <translation>Es gab keinen Wettlauf, denn %1.</translation>
    </message>
    <message>
        <source>%1 brought %2 of %3.</source>
        <translation>%1 brachte %2 von %3.</translation>
    </message>
    <message>
        <source>Every transport brought every message.</source>
        <translation>Jeder Transport brachte jede Nachricht.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Save the Race</source>
        <translation>Wettlauf speichern</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>It cannot be saved: %1</source>
        <translation>Speichern nicht möglich: %1</translation>
    </message>
</context>
<context>
    <name>parlance::Reason</name>
    <message>
        <source>the connection broke</source>
        <translation>die Verbindung ist abgerissen</translation>
    </message>
    <message>
        <source>nothing came any more</source>
        <translation>es kam nichts mehr</translation>
    </message>
    <message>
        <source>the request was refused with %1</source>
        <translation>die Anfrage wurde mit %1 abgelehnt</translation>
    </message>
    <message>
        <source>the request was not answered in time</source>
        <translation>die Anfrage wurde nicht rechtzeitig beantwortet</translation>
    </message>
    <message>
        <source>the request brought what no Parlance server says</source>
        <translation>die Anfrage brachte, was kein Parlance-Server sagt</translation>
    </message>
    <message>
        <source>the WebSocket handshake was refused with %1</source>
        <translation>der WebSocket-Handshake wurde mit %1 abgelehnt</translation>
    </message>
    <message>
        <source>the WebSocket handshake was not answered in time</source>
        <translation>der WebSocket-Handshake wurde nicht rechtzeitig beantwortet</translation>
    </message>
    <message>
        <source>the WebSocket handshake brought what no Parlance server says</source>
        <translation>der WebSocket-Handshake brachte, was kein Parlance-Server sagt</translation>
    </message>
    <message>
        <source>the WebSocket connection broke</source>
        <translation>der WebSocket-Kanal ist abgerissen</translation>
    </message>
    <message>
        <source>nothing came any more on the WebSocket connection</source>
        <translation>auf dem WebSocket-Kanal kam nichts mehr</translation>
    </message>
    <message>
        <source>something between holds the WebSocket connection back</source>
        <translation>etwas dazwischen hält den WebSocket-Kanal zurück</translation>
    </message>
    <message>
        <source>our own word did not come back on the WebSocket connection</source>
        <translation>unser eigenes Wort kam auf dem WebSocket-Kanal nicht zurück</translation>
    </message>
    <message>
        <source>the event stream was refused with %1</source>
        <translation>der Ereignisstrom wurde mit %1 abgelehnt</translation>
    </message>
    <message>
        <source>the event stream was not answered in time</source>
        <translation>der Ereignisstrom wurde nicht rechtzeitig beantwortet</translation>
    </message>
    <message>
        <source>the event stream brought what no Parlance server says</source>
        <translation>der Ereignisstrom brachte, was kein Parlance-Server sagt</translation>
    </message>
    <message>
        <source>the event stream broke</source>
        <translation>der Ereignisstrom ist abgerissen</translation>
    </message>
    <message>
        <source>nothing came any more on the event stream</source>
        <translation>auf dem Ereignisstrom kam nichts mehr</translation>
    </message>
    <message>
        <source>something between holds the event stream back</source>
        <translation>etwas dazwischen hält den Ereignisstrom zurück</translation>
    </message>
    <message>
        <source>our own word did not come back on the event stream</source>
        <translation>unser eigenes Wort kam auf dem Ereignisstrom nicht zurück</translation>
    </message>
    <message>
        <source>the HTTP stream was refused with %1</source>
        <translation>der HTTP-Stream wurde mit %1 abgelehnt</translation>
    </message>
    <message>
        <source>the HTTP stream was not answered in time</source>
        <translation>der HTTP-Stream wurde nicht rechtzeitig beantwortet</translation>
    </message>
    <message>
        <source>the HTTP stream brought what no Parlance server says</source>
        <translation>der HTTP-Stream brachte, was kein Parlance-Server sagt</translation>
    </message>
    <message>
        <source>the HTTP stream broke</source>
        <translation>der HTTP-Stream ist abgerissen</translation>
    </message>
    <message>
        <source>nothing came any more on the HTTP stream</source>
        <translation>auf dem HTTP-Stream kam nichts mehr</translation>
    </message>
    <message>
        <source>something between holds the HTTP stream back</source>
        <translation>etwas dazwischen hält den HTTP-Stream zurück</translation>
    </message>
    <message>
        <source>our own word did not come back on the HTTP stream</source>
        <translation>unser eigenes Wort kam auf dem HTTP-Stream nicht zurück</translation>
    </message>
    <message>
        <source>the long poll was refused with %1</source>
        <translation>der Long Poll wurde mit %1 abgelehnt</translation>
    </message>
    <message>
        <source>the long poll was not answered in time</source>
        <translation>der Long Poll wurde nicht rechtzeitig beantwortet</translation>
    </message>
    <message>
        <source>the long poll brought what no Parlance server says</source>
        <translation>der Long Poll brachte, was kein Parlance-Server sagt</translation>
    </message>
    <message>
        <source>the long poll broke</source>
        <translation>der Long Poll ist abgerissen</translation>
    </message>
    <message>
        <source>nothing came any more on the long poll</source>
        <translation>auf dem Long Poll kam nichts mehr</translation>
    </message>
    <message>
        <source>something between holds the long poll back</source>
        <translation>etwas dazwischen hält den Long Poll zurück</translation>
    </message>
    <message>
        <source>our own word did not come back on the long poll</source>
        <translation>unser eigenes Wort kam auf dem Long Poll nicht zurück</translation>
    </message>
    <message>
        <source>the poll was refused with %1</source>
        <translation>der Poll wurde mit %1 abgelehnt</translation>
    </message>
    <message>
        <source>the poll was not answered in time</source>
        <translation>der Poll wurde nicht rechtzeitig beantwortet</translation>
    </message>
    <message>
        <source>the poll brought what no Parlance server says</source>
        <translation>der Poll brachte, was kein Parlance-Server sagt</translation>
    </message>
    <message>
        <source>the poll broke</source>
        <translation>der Poll ist abgerissen</translation>
    </message>
    <message>
        <source>nothing came any more on the poll</source>
        <translation>auf dem Poll kam nichts mehr</translation>
    </message>
    <message>
        <source>something between holds the poll back</source>
        <translation>etwas dazwischen hält den Poll zurück</translation>
    </message>
    <message>
        <source>our own word did not come back on the poll</source>
        <translation>unser eigenes Wort kam auf dem Poll nicht zurück</translation>
    </message>
    <message>
        <source>the message was refused with %1</source>
        <translation>die Nachricht wurde mit %1 abgelehnt</translation>
    </message>
    <message>
        <source>the message was not answered in time</source>
        <translation>die Nachricht wurde nicht rechtzeitig beantwortet</translation>
    </message>
    <message>
        <source>the answer to the message brought what no Parlance server says</source>
        <translation>die Antwort auf die Nachricht brachte, was kein Parlance-Server sagt</translation>
    </message>
    <message>
        <source>joining was refused with %1</source>
        <translation>der Beitritt wurde mit %1 abgelehnt</translation>
    </message>
    <message>
        <source>joining was not answered in time</source>
        <translation>der Beitritt wurde nicht rechtzeitig beantwortet</translation>
    </message>
    <message>
        <source>joining brought what no Parlance server says</source>
        <translation>der Beitritt brachte, was kein Parlance-Server sagt</translation>
    </message>
    <message>
        <source>nothing listens at %1</source>
        <translation>unter %1 hört niemand zu</translation>
    </message>
    <message>
        <source>the name %1 is not known</source>
        <translation>der Name %1 ist nicht bekannt</translation>
    </message>
    <message>
        <source>the connection was closed without an answer</source>
        <translation>die Verbindung wurde ohne Antwort geschlossen</translation>
    </message>
    <message>
        <source>the WebSocket handshake broke off</source>
        <translation>der WebSocket-Handshake brach ab</translation>
    </message>
    <message>
        <source>the WebSocket handshake was taken for a plain request</source>
        <translation>der WebSocket-Handshake wurde für eine gewöhnliche Anfrage gehalten</translation>
    </message>
    <message>
        <source>the server said goodbye</source>
        <translation>der Server hat sich verabschiedet</translation>
    </message>
    <message>
        <source>too many messages wait to be sent</source>
        <translation>zu viele Nachrichten warten auf das Senden</translation>
    </message>
    <message>
        <source>the server does not know you any more</source>
        <translation>der Server kennt dich nicht mehr</translation>
    </message>
    <message>
        <source>the WebSocket was closed with %1</source>
        <translation>der WebSocket wurde mit %1 geschlossen</translation>
    </message>
    <message>
        <source>the server cannot be reached</source>
        <translation>der Server ist nicht erreichbar</translation>
    </message>
    <message>
        <source>the host has banned you</source>
        <translation>der Gastgeber hat dich gesperrt</translation>
    </message>
    <message>
        <source>the host has sent you out for a few minutes</source>
        <translation>der Gastgeber hat dich für einige Minuten hinausgeschickt</translation>
    </message>
    <message>
        <source>the host lets you read, but not write</source>
        <translation>der Gastgeber lässt dich lesen, aber nicht schreiben</translation>
    </message>
    <message>
        <source>the host has locked the room</source>
        <translation>der Gastgeber hat den Raum abgeschlossen</translation>
    </message>
    <message>
        <source>the room opens with its password or an invitation</source>
        <translation>der Raum öffnet sich mit seinem Passwort oder einer Einladung</translation>
    </message>
    <message>
        <source>this is not the room&apos;s password</source>
        <translation>das ist nicht das Passwort des Raums</translation>
    </message>
    <message>
        <source>the invitation does not hold, or no longer</source>
        <translation>die Einladung gilt nicht oder nicht mehr</translation>
    </message>
    <message>
        <source>that was too often</source>
        <translation>das war zu oft</translation>
    </message>
    <message>
        <source>the host has slowed the room down</source>
        <translation>der Gastgeber hat den Raum verlangsamt</translation>
    </message>
    <message>
        <source>there is no encrypted connection to %1</source>
        <translation>es gibt keine verschlüsselte Verbindung zu %1</translation>
    </message>
    <message>
        <source>the server speaks over encrypted connections only</source>
        <translation>der Server spricht nur über verschlüsselte Verbindungen</translation>
    </message>
    <message>
        <source>nobody vouches for the server&apos;s certificate</source>
        <translation>niemand bürgt für das Zertifikat des Servers</translation>
    </message>
    <message>
        <source>the server has another certificate than the one that you trust</source>
        <translation>der Server hat ein anderes Zertifikat als das, dem du vertraust</translation>
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
        <translation>%1 schreibt&#xa0;…</translation>
    </message>
    <message>
        <source>%1 and %2 are typing…</source>
        <translation>%1 und %2 schreiben&#xa0;…</translation>
    </message>
    <message>
        <source>%1, %2 and others are typing…</source>
        <translation>%1, %2 und andere schreiben&#xa0;…</translation>
    </message>
</context>
<context>
    <name>parlance::RoomsPanel</name>
    <message>
        <source>Rooms</source>
        <translation>Räume</translation>
    </message>
    <message>
        <source>Another room</source>
        <translation>Anderer Raum</translation>
    </message>
    <message>
        <source>Another room on this server</source>
        <translation>Ein anderer Raum auf diesem Server</translation>
    </message>
    <message>
        <source>A room&apos;s name is made of a to z, 0 to 9, - and _.</source>
        <translation>Der Name eines Raums besteht aus a bis z, 0 bis 9, - und _.</translation>
    </message>
    <message>
        <source>%1 (hosted here)</source>
        <translation>%1 (hier eröffnet)</translation>
    </message>
</context>
<context>
    <name>parlance::RowText</name>
    <message>
        <source>One message is no longer kept</source>
        <translation>Eine Nachricht wird nicht mehr aufbewahrt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages are no longer kept</source>
        <translation>
            <numerusform>%Ln Nachricht wird nicht mehr aufbewahrt</numerusform>
            <numerusform>%Ln Nachrichten werden nicht mehr aufbewahrt</numerusform>
        </translation>
    </message>
    <message>
        <source>Here another history begins</source>
        <translation>Hier beginnt ein anderer Verlauf</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet&#xa0;…</translation>
    </message>
    <message>
        <source>Not sent, because %1</source>
        <translation>Nicht gesendet, denn %1</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
</context>
<context>
    <name>parlance::SimulateBadge</name>
    <message>
        <source>WebSocket refused</source>
        <translation>WebSocket abgelehnt</translation>
    </message>
    <message>
        <source>streams refused</source>
        <translation>Streams abgelehnt</translation>
    </message>
    <message>
        <source>streams held</source>
        <translation>Streams zurückgehalten</translation>
    </message>
    <message>
        <source>cut after %1 s</source>
        <translation>nach %1&#xa0;s getrennt</translation>
    </message>
    <message>
        <source>delayed by %1 s</source>
        <translation>um %1&#xa0;s verzögert</translation>
    </message>
    <message numerus="yes">
        <source>one answer in %n lost</source>
        <translation>
            <numerusform>eine Antwort von %n verloren</numerusform>
            <numerusform>eine Antwort von %n verloren</numerusform>
        </translation>
    </message>
    <message>
        <source>Click to switch off everything that is simulated</source>
        <translation>Klicken, um alles Simulierte abzuschalten</translation>
    </message>
    <message numerus="yes">
        <source>for %Ln guest(s)</source>
        <translation>
            <numerusform>für %Ln Gast</numerusform>
            <numerusform>für %Ln Gäste</numerusform>
        </translation>
    </message>
    <message>
        <source>Simulating: %1</source>
        <translation>Simuliert: %1</translation>
    </message>
</context>
<context>
    <name>parlance::SimulateMenu</name>
    <message>
        <source>S&amp;imulate</source>
        <translation>S&amp;imulieren</translation>
    </message>
    <message>
        <source>&amp;For</source>
        <translation>&amp;Für</translation>
    </message>
    <message>
        <source>Refuse &amp;WebSocket, like a Firewall</source>
        <translation>&amp;WebSocket ablehnen, wie eine Firewall</translation>
    </message>
    <message>
        <source>Refuse &amp;Streams</source>
        <translation>&amp;Streams ablehnen</translation>
    </message>
    <message>
        <source>&amp;Hold Streams Back, like a Proxy</source>
        <translation>Streams &amp;zurückhalten, wie ein Proxy</translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n&#xa0;s</numerusform>
            <numerusform>%n&#xa0;s</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Cut Streams After</source>
        <translation>Streams &amp;trennen nach</translation>
    </message>
    <message>
        <source>&amp;Delay Everything By</source>
        <translation>Alles &amp;verzögern um</translation>
    </message>
    <message>
        <source>100 ms</source>
        <translation>100&#xa0;ms</translation>
    </message>
    <message>
        <source>300 ms</source>
        <translation>300&#xa0;ms</translation>
    </message>
    <message>
        <source>1 s</source>
        <translation>1&#xa0;s</translation>
    </message>
    <message>
        <source>3 s</source>
        <translation>3&#xa0;s</translation>
    </message>
    <message>
        <source>&amp;Lose Answers</source>
        <translation>Antworten ver&amp;lieren</translation>
    </message>
    <message>
        <source>One in 10</source>
        <translation>Eine von 10</translation>
    </message>
    <message>
        <source>One in 3</source>
        <translation>Eine von 3</translation>
    </message>
    <message>
        <source>Drop Connections &amp;Now</source>
        <translation>Verbindungen &amp;jetzt trennen</translation>
    </message>
    <message>
        <source>Switch Everything &amp;Off</source>
        <translation>Alles &amp;abschalten</translation>
    </message>
    <message>
        <source>&amp;Everybody</source>
        <translation>&amp;Alle</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>Ohne Namen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>%1 (on)</source>
        <translation>%1 (ein)</translation>
    </message>
</context>
<context>
    <name>parlance::StartPage</name>
    <message>
        <source>Your name</source>
        <translation>Dein Name</translation>
    </message>
    <message>
        <source>&amp;Host a Room</source>
        <translation>Raum er&amp;öffnen</translation>
    </message>
    <message>
        <source>Parlance</source>
        <translation>Parlance</translation>
    </message>
    <message>
        <source>A chat room for everybody on this network.</source>
        <translation>Ein Chatraum für alle in diesem Netzwerk.</translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation>Dein &amp;Name</translation>
    </message>
    <message>
        <source>This computer serves the room. The others need only a browser.</source>
        <translation>Dieser Computer bietet den Raum an. Die anderen brauchen nur einen Browser.</translation>
    </message>
    <message>
        <source>The address stands on the screen of whoever hosts the room.</source>
        <translation>Die Adresse steht auf dem Bildschirm des Gastgebers.</translation>
    </message>
    <message>
        <source>Starting the room…</source>
        <translation>Der Raum wird eröffnet&#xa0;…</translation>
    </message>
</context>
<context>
    <name>parlance::Timeline</name>
    <message>
        <source>What each connection did in the last half minute</source>
        <translation>Was jede Verbindung in der letzten halben Minute tat</translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s)</source>
        <translation>
            <numerusform>%Ln Verbindung</numerusform>
            <numerusform>%Ln Verbindungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is connected.</source>
        <translation>Niemand ist verbunden.</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
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
        <translation>auf %1 statt %2, denn %3</translation>
    </message>
    <message>
        <source>on %1 instead of %2</source>
        <translation>auf %1 statt %2</translation>
    </message>
    <message>
        <source>on %1, because %2</source>
        <translation>auf %1, denn %2</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>auf %1</translation>
    </message>
    <message>
        <source>trying %1 again in %2 s, because %3</source>
        <translation>%1 wieder in %2&#xa0;s, denn %3</translation>
    </message>
    <message>
        <source>trying %1 again in %2 s</source>
        <translation>%1 wieder in %2&#xa0;s</translation>
    </message>
    <message>
        <source>%1 was chosen</source>
        <translation>%1 wurde gewählt</translation>
    </message>
    <message>
        <source>the choice is automatic</source>
        <translation>die Wahl ist automatisch</translation>
    </message>
    <message>
        <source>trying %1</source>
        <translation>versuche %1</translation>
    </message>
    <message>
        <source>lost %1, because %2</source>
        <translation>%1 verloren, denn %2</translation>
    </message>
    <message>
        <source>giving %1 up for %2, because it failed again: %3</source>
        <translation>%2 statt %1, das wieder versagt hat: %3</translation>
    </message>
    <message>
        <source>staying on %1, because %2</source>
        <translation>weiter auf %1, denn %2</translation>
    </message>
    <message>
        <source>the server cannot be reached, trying again in %1 s</source>
        <translation>der Server ist nicht erreichbar, nächster Versuch in %1&#xa0;s</translation>
    </message>
    <message>
        <source>the server has ended, trying again in %1 s</source>
        <translation>der Server wurde beendet, nächster Versuch in %1&#xa0;s</translation>
    </message>
    <message>
        <source>giving up, because %1</source>
        <translation>aufgegeben, denn %1</translation>
    </message>
    <message>
        <source>awake again, trying %1</source>
        <translation>wieder wach, versuche %1</translation>
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
        <translation>Entscheidungen über den Transport</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
</context>
<context>
    <name>parlance::TransportBadge</name>
    <message>
        <source>connecting…</source>
        <translation>verbinden&#xa0;…</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>&lt; 1 ms</source>
        <translation>&lt; 1&#xa0;ms</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1&#xa0;ms</translation>
    </message>
    <message>
        <source>Press Enter for the trace of decisions.</source>
        <translation>Die Eingabetaste zeigt die Entscheidungen.</translation>
    </message>
    <message>
        <source>In no room</source>
        <translation>In keinem Raum</translation>
    </message>
    <message>
        <source>Connection: %1</source>
        <translation>Verbindung: %1</translation>
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
        <translation>&amp;Automatisch</translation>
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
        <translation>&amp;Neu verbinden</translation>
    </message>
    <message>
        <source>&amp;Trace of Decisions</source>
        <translation>&amp;Entscheidungen</translation>
    </message>
    <message>
        <source>Set by the administrator of this computer</source>
        <translation>Vom Administrator dieses Computers festgelegt</translation>
    </message>
</context>
<context>
    <name>parlance::TroubleBar</name>
    <message>
        <source>Try &amp;Now</source>
        <translation>&amp;Jetzt versuchen</translation>
    </message>
    <message>
        <source>You are still called %1, because %2.</source>
        <translation>Du heißt weiterhin %1, denn %2.</translation>
    </message>
    <message>
        <source>You cannot be in this room, because %1.</source>
        <translation>Du kannst nicht in diesem Raum sein, denn %1.</translation>
    </message>
    <message>
        <source>Not connected, because %1. Trying again by itself; what you write is sent then.</source>
        <translation>Nicht verbunden, denn %1. Es wird von selbst weiter versucht; was du schreibst, wird dann gesendet.</translation>
    </message>
    <message>
        <source>&amp;Dismiss</source>
        <translation>Ausb&amp;lenden</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Password of the room</source>
        <translation>Passwort des Raums</translation>
    </message>
    <message>
        <source>E&amp;nter</source>
        <translation>E&amp;intreten</translation>
    </message>
</context>
<context>
    <name>parlance::TrustQuestion</name>
    <message>
        <source>Unknown Certificate</source>
        <translation>Unbekanntes Zertifikat</translation>
    </message>
    <message>
        <source>Is %1 the server that you mean?</source>
        <translation>Ist %1 der Server, den du meinst?</translation>
    </message>
    <message>
        <source>Nobody vouches for its certificate, as is usual on a local network. Compare this fingerprint with the one that the host sees:</source>
        <translation>Niemand bürgt für sein Zertifikat, wie es in einem lokalen Netz üblich ist. Vergleiche diesen Fingerabdruck mit dem, den der Gastgeber sieht:</translation>
    </message>
    <message>
        <source>Another Certificate</source>
        <translation>Anderes Zertifikat</translation>
    </message>
    <message>
        <source>%1 has another certificate than before.</source>
        <translation>%1 hat ein anderes Zertifikat als zuvor.</translation>
    </message>
    <message>
        <source>Either the host has made a new one, or somebody between you and the host pretends to be the server and could read and change everything. Join only if the host&apos;s screen shows the new fingerprint.</source>
        <translation>Entweder hat der Gastgeber ein neues gemacht, oder jemand zwischen dir und dem Gastgeber gibt sich als der Server aus und könnte alles lesen und ändern. Tritt nur bei, wenn der Bildschirm des Gastgebers den neuen Fingerabdruck zeigt.</translation>
    </message>
    <message>
        <source>New:</source>
        <translation>Neu:</translation>
    </message>
    <message>
        <source>Before:</source>
        <translation>Zuvor:</translation>
    </message>
    <message>
        <source>&amp;Trust the New One</source>
        <translation>Dem neuen &amp;vertrauen</translation>
    </message>
    <message>
        <source>&amp;Join</source>
        <translation>&amp;Beitreten</translation>
    </message>
    <message>
        <source>&amp;Do Not Join</source>
        <translation>&amp;Nicht beitreten</translation>
    </message>
</context>
<context>
    <name>parlance::ViewMenu</name>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Dock All Panels</source>
        <translation>Alle Bereiche an&amp;docken</translation>
    </message>
    <message>
        <source>Pro&amp;jector View</source>
        <translation>&amp;Beameransicht</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>De&amp;sign</translation>
    </message>
    <message>
        <source>As the &amp;System</source>
        <translation>&amp;Wie das System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Larger Text</source>
        <translation>Gr&amp;ößere Schrift</translation>
    </message>
    <message>
        <source>&amp;Smaller Text</source>
        <translation>&amp;Kleinere Schrift</translation>
    </message>
</context>
</TS>
