<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>parlance::AboutBox</name>
    <message>
        <source>About Parlance</source>
        <translation>Acerca de Parlance</translation>
    </message>
    <message>
        <source>Parlance %1</source>
        <translation>Parlance %1</translation>
    </message>
    <message>
        <source>A chat room for everybody on the network, with its server inside. The others need only a browser.</source>
        <translation>Una sala de chat para toda la red, con servidor incluido. Los demás solo necesitan un navegador.</translation>
    </message>
</context>
<context>
    <name>parlance::AccessPanel</name>
    <message>
        <source>Without a name</source>
        <translation>Sin nombre</translation>
    </message>
    <message>
        <source>Everybody at %1</source>
        <translation>Todos los de %1</translation>
    </message>
    <message>
        <source>%1, and everybody at %2</source>
        <translation>%1 y todos los de %2</translation>
    </message>
    <message>
        <source>%1, until %2</source>
        <translation>%1, hasta: %2</translation>
    </message>
    <message>
        <source>Only whoever hosts the room decides who comes in.</source>
        <translation>Solo el anfitrión de la sala decide quién entra.</translation>
    </message>
    <message>
        <source>Lock the room</source>
        <translation>Cerrar la sala</translation>
    </message>
    <message>
        <source>One message of a person</source>
        <translation>Un mensaje por persona</translation>
    </message>
    <message>
        <source>at any time</source>
        <translation>en cualquier momento</translation>
    </message>
    <message numerus="yes">
        <source>every %n second(s)</source>
        <translation>
            <numerusform>cada segundo</numerusform>
            <numerusform>cada %n segundos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n minute(s)</source>
        <translation>
            <numerusform>cada minuto</numerusform>
            <numerusform>cada %n minutos</numerusform>
        </translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Fijar</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>New Invitation Link</source>
        <translation>Nuevo enlace de invitación</translation>
    </message>
    <message>
        <source>Void It</source>
        <translation>Revocar</translation>
    </message>
    <message>
        <source>Invitation link</source>
        <translation>Enlace de invitación</translation>
    </message>
    <message>
        <source>Banned or sent out</source>
        <translation>Vetados o expulsados</translation>
    </message>
    <message>
        <source>Ban an Address</source>
        <translation>Vetar una dirección</translation>
    </message>
    <message>
        <source>Let In Again</source>
        <translation>Dejar entrar de nuevo</translation>
    </message>
    <message>
        <source>Copied. This link is not shown again later.</source>
        <translation>Copiado. Este enlace no se volverá a mostrar.</translation>
    </message>
    <message>
        <source>There is one; type another</source>
        <translation>Ya hay una; escribe otra</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguna</translation>
    </message>
    <message>
        <source>Nobody new comes in then.</source>
        <translation>Entonces no entra nadie nuevo.</translation>
    </message>
</context>
<context>
    <name>parlance::Composer</name>
    <message>
        <source>&amp;Send</source>
        <translation>Envia&amp;r</translation>
    </message>
    <message>
        <source>Too long</source>
        <translation>Demasiado largo</translation>
    </message>
</context>
<context>
    <name>parlance::ComposerEdit</name>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>Enter sends, Shift and Enter begin a new line.</source>
        <translation>Intro envía, Mayús e Intro empiezan una línea nueva.</translation>
    </message>
</context>
<context>
    <name>parlance::CostBars</name>
    <message>
        <source>Bytes of each transport</source>
        <translation>Bytes de cada transporte</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>payload</source>
        <translation>contenido</translation>
    </message>
    <message>
        <source>heads</source>
        <translation>cabeceras</translation>
    </message>
    <message>
        <source>framing</source>
        <translation>tramas</translation>
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
        <translation>Long poll</translation>
    </message>
    <message>
        <source>Short poll</source>
        <translation>Short poll</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>Messages that were delivered</source>
        <translation>Mensajes entregados</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Peticiones</translation>
    </message>
    <message>
        <source>HTTP requests; a stream and a WebSocket are one</source>
        <translation>Peticiones HTTP; un flujo y un WebSocket son una</translation>
    </message>
    <message>
        <source>Sockets</source>
        <translation>Sockets</translation>
    </message>
    <message>
        <source>Connections that are held while nothing is said</source>
        <translation>Conexiones que se mantienen mientras nadie habla</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Contenido</translation>
    </message>
    <message>
        <source>The JSON itself</source>
        <translation>El JSON en sí</translation>
    </message>
    <message>
        <source>Handshakes</source>
        <translation>Handshakes</translation>
    </message>
    <message>
        <source>What opened the streams; in a race it is in the heads</source>
        <translation>Lo que abrió los flujos; en una carrera va en las cabeceras</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>Cabeceras</translation>
    </message>
    <message>
        <source>Heads of requests and answers</source>
        <translation>Cabeceras de peticiones y respuestas</translation>
    </message>
    <message>
        <source>Framing</source>
        <translation>Tramas</translation>
    </message>
    <message>
        <source>What is written around each message</source>
        <translation>Lo que rodea cada mensaje</translation>
    </message>
    <message>
        <source>Overhead</source>
        <translation>Sobrecarga</translation>
    </message>
    <message>
        <source>Everything but the payload, as a part of all bytes</source>
        <translation>Todo menos el contenido, como parte de todos los bytes</translation>
    </message>
    <message>
        <source>Empty answers</source>
        <translation>Respuestas vacías</translation>
    </message>
    <message>
        <source>Polls that brought no message</source>
        <translation>Polls que no trajeron mensajes</translation>
    </message>
    <message>
        <source>Idle, a minute</source>
        <translation>En reposo, por minuto</translation>
    </message>
    <message>
        <source>Bytes for one listener while nothing is said</source>
        <translation>Bytes por oyente mientras nadie habla</translation>
    </message>
    <message>
        <source>Latency p50</source>
        <translation>Latencia p50</translation>
    </message>
    <message>
        <source>Half was quicker: of the messages in a race, live of the guests&apos; round trips</source>
        <translation>La mitad fue más rápida: de los mensajes en una carrera, de las idas y vueltas de los invitados en vivo</translation>
    </message>
    <message>
        <source>Latency p95</source>
        <translation>Latencia p95</translation>
    </message>
    <message>
        <source>One in twenty was slower</source>
        <translation>Uno de cada veinte fue más lento</translation>
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
        <translation>Nadie ha escrito todavía. Enseña a los demás el código de la derecha o diles la dirección que hay debajo.</translation>
    </message>
    <message>
        <source>Nobody has written yet. Say hello!</source>
        <translation>Nadie ha escrito todavía. ¡Saluda!</translation>
    </message>
    <message>
        <source>%1 is no address of a room.</source>
        <translation>%1 no es la dirección de una sala.</translation>
    </message>
    <message>
        <source>Your room runs already. For %1 to take effect, quit Parlance and start it again.</source>
        <translation>Tu sala ya está abierta. Para que %1 tenga efecto, sal de Parlance y vuelve a abrirlo.</translation>
    </message>
    <message>
        <source>Asking %1 for its room…</source>
        <translation>Preguntando a %1 por su sala…</translation>
    </message>
    <message>
        <source>This room cannot be entered: %1.</source>
        <translation>No se puede entrar en esta sala: %1.</translation>
    </message>
</context>
<context>
    <name>parlance::Encrypting</name>
    <message>
        <source>Set by the administrator of this computer</source>
        <translation>Fijado por el administrador de este equipo</translation>
    </message>
</context>
<context>
    <name>parlance::EncryptionBox</name>
    <message>
        <source>Browsers warn about a certificate that a computer has made for itself. Guests compare what they are shown with this fingerprint:</source>
        <translation>Los navegadores avisan de un certificado que un equipo se ha hecho a sí mismo. Los invitados comparan lo que se les muestra con esta huella:</translation>
    </message>
    <message>
        <source>Fingerprint of the certificate: %1</source>
        <translation>Huella del certificado: %1</translation>
    </message>
    <message>
        <source>Encrypted (TLS)</source>
        <translation>Cifrada (TLS)</translation>
    </message>
    <message>
        <source>Copy Fingerprint</source>
        <translation>Copiar la huella</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiada</translation>
    </message>
</context>
<context>
    <name>parlance::FileField</name>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Elegir: %1</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.key)</source>
        <translation>Archivos PEM (*.pem *.crt *.key)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
</context>
<context>
    <name>parlance::GuestMenu</name>
    <message>
        <source>Let %1 &amp;Write Again</source>
        <translation>Dejar &amp;escribir a %1</translation>
    </message>
    <message>
        <source>&amp;Mute %1</source>
        <translation>&amp;Silenciar a %1</translation>
    </message>
    <message>
        <source>&amp;Send %1 Out for Ten Minutes</source>
        <translation>E&amp;xpulsar a %1 diez minutos</translation>
    </message>
    <message>
        <source>&amp;Ban %1</source>
        <translation>&amp;Vetar a %1</translation>
    </message>
    <message>
        <source>Ban %1 and &amp;Everybody at %2</source>
        <translation>Vetar a %1 y a &amp;todos los de %2</translation>
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
        <translation>Red virtual</translation>
    </message>
    <message>
        <source>VPN</source>
        <translation>VPN</translation>
    </message>
    <message>
        <source>This computer only</source>
        <translation>Solo este equipo</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>default route</source>
        <translation>ruta predeterminada</translation>
    </message>
    <message>
        <source>Copy &amp;Address</source>
        <translation>Copiar &amp;dirección</translation>
    </message>
    <message>
        <source>Ctrl+Shift+A</source>
        <translation>Ctrl+Shift+A</translation>
    </message>
    <message>
        <source>This computer can serve a room of its own. The others need only a browser.</source>
        <translation>Este equipo puede ofrecer una sala propia. Los demás solo necesitan un navegador.</translation>
    </message>
    <message>
        <source>Host a Room</source>
        <translation>Abrir una sala</translation>
    </message>
    <message>
        <source>Address of the room</source>
        <translation>Dirección de la sala</translation>
    </message>
    <message>
        <source>Copy Address</source>
        <translation>Copiar dirección</translation>
    </message>
    <message>
        <source>Addresses of this computer</source>
        <translation>Direcciones de este equipo</translation>
    </message>
    <message>
        <source>Show this one as the code</source>
        <translation>Mostrar el código de esta dirección</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiada</translation>
    </message>
</context>
<context>
    <name>parlance::Hosting</name>
    <message>
        <source>Port %1 is taken, so the room is on port %2.</source>
        <translation>El puerto %1 está ocupado, así que la sala está en el puerto %2.</translation>
    </message>
</context>
<context>
    <name>parlance::InspectorPanel</name>
    <message>
        <source>What each transport costs</source>
        <translation>Lo que cuesta cada transporte</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>En vivo</translation>
    </message>
    <message>
        <source>Race</source>
        <translation>Carrera</translation>
    </message>
    <message>
        <source>Everybody on this server. Bytes are counted at the socket; TCP and TLS are not in them.</source>
        <translation>Todos los de este servidor. Los bytes se cuentan en el socket; TCP y TLS no entran.</translation>
    </message>
    <message>
        <source>Only who hosts a room sees what everybody&apos;s connections cost. The race runs on any server.</source>
        <translation>Solo quien abre una sala ve lo que cuestan las conexiones de todos. La carrera funciona en cualquier servidor.</translation>
    </message>
</context>
<context>
    <name>parlance::JoinDialog</name>
    <message>
        <source>Join a Room</source>
        <translation>Entrar en una sala</translation>
    </message>
    <message>
        <source>The address stands on the screen of whoever hosts the room.</source>
        <translation>La dirección está en la pantalla del anfitrión de la sala.</translation>
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
        <translation>Dirección de la sala</translation>
    </message>
    <message>
        <source>&amp;Join a Room</source>
        <translation>Entrar en &amp;una sala</translation>
    </message>
    <message>
        <source>This is no address of a room. It looks like http://192.168.1.20:8080/ and stands on the host&apos;s screen.</source>
        <translation>Esta no es la dirección de una sala. Es como http://192.168.1.20:8080/ y está en la pantalla del anfitrión.</translation>
    </message>
</context>
<context>
    <name>parlance::JumpButton</name>
    <message>
        <source>Jump to the latest message</source>
        <translation>Ir al último mensaje</translation>
    </message>
    <message>
        <source>Jump to the latest message, 1 unread</source>
        <translation>Ir al último mensaje, 1 sin leer</translation>
    </message>
    <message numerus="yes">
        <source>Jump to the latest message, %Ln unread</source>
        <translation>
            <numerusform>Ir al último mensaje, %Ln sin leer</numerusform>
            <numerusform>Ir al último mensaje, %Ln sin leer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::Language</name>
    <message>
        <source>English</source>
        <translation>Español</translation>
    </message>
</context>
<context>
    <name>parlance::MainWindow</name>
    <message>
        <source>Set by the administrator of this computer</source>
        <translation>Fijado por el administrador de este equipo</translation>
    </message>
    <message>
        <source>The server did not do what you wanted, because %1.</source>
        <translation>El servidor no ha hecho lo que querías, porque %1.</translation>
    </message>
    <message>
        <source>&amp;Rooms</source>
        <translation>&amp;Salas</translation>
    </message>
    <message>
        <source>&amp;People</source>
        <translation>&amp;Personas</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Anfitrión</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>&amp;Inspector</translation>
    </message>
    <message>
        <source>&amp;Room</source>
        <translation>&amp;Sala</translation>
    </message>
    <message>
        <source>&amp;Host a Room</source>
        <translation>&amp;Abrir una sala</translation>
    </message>
    <message>
        <source>Ctrl+H</source>
        <translation>Ctrl+H</translation>
    </message>
    <message>
        <source>&amp;Join a Room…</source>
        <translation>&amp;Entrar en una sala…</translation>
    </message>
    <message>
        <source>Ctrl+J</source>
        <translation>Ctrl+J</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Ctrl+Q</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Editar</translation>
    </message>
    <message>
        <source>&amp;Copy Message</source>
        <translation>&amp;Copiar mensaje</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <translation>Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>Too&amp;ls</source>
        <translation>&amp;Herramientas</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Preferencias…</translation>
    </message>
    <message>
        <source>Ctrl+,</source>
        <translation>Ctrl+,</translation>
    </message>
    <message>
        <source>Hel&amp;p</source>
        <translation>A&amp;yuda</translation>
    </message>
    <message>
        <source>&amp;About Parlance</source>
        <translation>&amp;Acerca de Parlance</translation>
    </message>
    <message>
        <source>&amp;Access</source>
        <translation>A&amp;cceso</translation>
    </message>
</context>
<context>
    <name>parlance::MessageView</name>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>&amp;Open %1</source>
        <translation>&amp;Abrir %1</translation>
    </message>
    <message>
        <source>&amp;Write it again</source>
        <translation>&amp;Volver a escribirlo</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nuevo</translation>
    </message>
</context>
<context>
    <name>parlance::PeoplePanel</name>
    <message>
        <source>You</source>
        <translation>Tú</translation>
    </message>
    <message>
        <source>typing…</source>
        <translation>escribiendo…</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>1 person</source>
        <translation>1 persona</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln persona</numerusform>
            <numerusform>%Ln personas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Preferencias</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Your &amp;name:</source>
        <translation>Tu &amp;nombre:</translation>
    </message>
    <message>
        <source>&amp;Transport:</source>
        <translation>&amp;Transporte:</translation>
    </message>
    <message>
        <source>The&amp;me:</source>
        <translation>Te&amp;ma:</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Idioma:</translation>
    </message>
    <message>
        <source>What is grey is set by the administrator of this computer.</source>
        <translation>Lo que está en gris lo fija el administrador de este equipo.</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>Te&amp;xt size:</source>
        <translation>Tamaño del te&amp;xto:</translation>
    </message>
    <message>
        <source>&amp;Only encrypted: plain requests are sent to https</source>
        <translation>S&amp;olo cifrada: lo demás se redirige a https</translation>
    </message>
    <message>
        <source>Made by Parlance</source>
        <translation>Hecho por Parlance</translation>
    </message>
    <message>
        <source>Your room:</source>
        <translation>Tu sala:</translation>
    </message>
    <message>
        <source>&amp;Certificate:</source>
        <translation>&amp;Certificado:</translation>
    </message>
    <message>
        <source>Its &amp;key:</source>
        <translation>Su cla&amp;ve:</translation>
    </message>
    <message>
        <source>Certificate of your room</source>
        <translation>Certificado de tu sala</translation>
    </message>
    <message>
        <source>Key of the certificate</source>
        <translation>Clave del certificado</translation>
    </message>
</context>
<context>
    <name>parlance::QrCode</name>
    <message>
        <source>QR code of %1</source>
        <translation>Código QR de %1</translation>
    </message>
</context>
<context>
    <name>parlance::QuitQuestion</name>
    <message>
        <source>Quit Parlance</source>
        <translation>Salir de Parlance</translation>
    </message>
    <message>
        <source>Somebody else is in your room.</source>
        <translation>Hay alguien más en tu sala.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln others are in your room.</source>
        <translation>
            <numerusform>Hay %Ln persona más en tu sala.</numerusform>
            <numerusform>Hay %Ln personas más en tu sala.</numerusform>
        </translation>
    </message>
    <message>
        <source>The room ends for everybody when you quit.</source>
        <translation>La sala se cierra para todos si sales.</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Salir</translation>
    </message>
    <message>
        <source>&amp;Stay</source>
        <translation>&amp;Quedarse</translation>
    </message>
    <message>
        <source>Start the Room Again</source>
        <translation>Reiniciar la sala</translation>
    </message>
    <message>
        <source>For this change the room starts again on the same port. Everybody is cut off for a moment; whoever is in a browser may have to open the address that is shown then.</source>
        <translation>Para este cambio la sala se reinicia en el mismo puerto. Todos quedan desconectados un momento; quien esté en un navegador quizá tenga que abrir la dirección que se muestre después.</translation>
    </message>
    <message>
        <source>Nobody else is in your room.</source>
        <translation>No hay nadie más en tu sala.</translation>
    </message>
    <message>
        <source>What was said is kept in memory only and will be lost.</source>
        <translation>Lo dicho está solo en memoria y se perderá.</translation>
    </message>
    <message>
        <source>Start &amp;Again</source>
        <translation>&amp;Reiniciar</translation>
    </message>
    <message>
        <source>&amp;Leave It</source>
        <translation>&amp;Dejarlo así</translation>
    </message>
</context>
<context>
    <name>parlance::RacePanel</name>
    <message>
        <source>Race</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Copiar como CSV</translation>
    </message>
    <message>
        <source>Save to File…</source>
        <translation>Guardar en un archivo…</translation>
    </message>
    <message>
        <source>Messages in the race</source>
        <translation>Mensajes de la carrera</translation>
    </message>
    <message>
        <source>The same messages over all five transports at once, in a room of their own. Bytes are counted at the socket; TCP and TLS are not in them.</source>
        <translation>Los mismos mensajes por los cinco transportes a la vez, en una sala aparte. Los bytes se cuentan en el socket; TCP y TLS no entran.</translation>
    </message>
    <message>
        <source>Messages that have arrived</source>
        <translation>Mensajes que han llegado</translation>
    </message>
    <message>
        <source>What each transport cost in the race</source>
        <translation>Lo que ha costado cada transporte en la carrera</translation>
    </message>
    <message>
        <source>Messages:</source>
        <translation>Mensajes:</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Detenida.</translation>
    </message>
    <message>
        <source>There was no race, because %1.</source>
        <translation>No hubo carrera, porque %1.</translation>
    </message>
    <message>
        <source>%1 brought %2 of %3.</source>
        <translation>%1 trajo %2 de %3.</translation>
    </message>
    <message>
        <source>Every transport brought every message.</source>
        <translation>Cada transporte trajo todos los mensajes.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Save the Race</source>
        <translation>Guardar la carrera</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Guardada.</translation>
    </message>
    <message>
        <source>It cannot be saved: %1</source>
        <translation>No se puede guardar: %1</translation>
    </message>
</context>
<context>
    <name>parlance::Reason</name>
    <message>
        <source>the connection broke</source>
        <translation>la conexión se cortó</translation>
    </message>
    <message>
        <source>nothing came any more</source>
        <translation>ya no llegaba nada</translation>
    </message>
    <message>
        <source>the request was refused with %1</source>
        <translation>la petición se rechazó con %1</translation>
    </message>
    <message>
        <source>the request was not answered in time</source>
        <translation>la petición no recibió respuesta a tiempo</translation>
    </message>
    <message>
        <source>the request brought what no Parlance server says</source>
        <translation>la petición trajo lo que ningún servidor Parlance dice</translation>
    </message>
    <message>
        <source>the WebSocket handshake was refused with %1</source>
        <translation>el handshake WebSocket se rechazó con %1</translation>
    </message>
    <message>
        <source>the WebSocket handshake was not answered in time</source>
        <translation>el handshake WebSocket no recibió respuesta a tiempo</translation>
    </message>
    <message>
        <source>the WebSocket handshake brought what no Parlance server says</source>
        <translation>el handshake WebSocket trajo lo que ningún servidor Parlance dice</translation>
    </message>
    <message>
        <source>the WebSocket connection broke</source>
        <translation>el canal WebSocket se cortó</translation>
    </message>
    <message>
        <source>nothing came any more on the WebSocket connection</source>
        <translation>ya no llegaba nada por el canal WebSocket</translation>
    </message>
    <message>
        <source>something between holds the WebSocket connection back</source>
        <translation>algo intermedio retiene el canal WebSocket</translation>
    </message>
    <message>
        <source>our own word did not come back on the WebSocket connection</source>
        <translation>nuestro propio mensaje no volvió por el canal WebSocket</translation>
    </message>
    <message>
        <source>the event stream was refused with %1</source>
        <translation>el flujo de eventos se rechazó con %1</translation>
    </message>
    <message>
        <source>the event stream was not answered in time</source>
        <translation>el flujo de eventos no recibió respuesta a tiempo</translation>
    </message>
    <message>
        <source>the event stream brought what no Parlance server says</source>
        <translation>el flujo de eventos trajo lo que ningún servidor Parlance dice</translation>
    </message>
    <message>
        <source>the event stream broke</source>
        <translation>el flujo de eventos se cortó</translation>
    </message>
    <message>
        <source>nothing came any more on the event stream</source>
        <translation>ya no llegaba nada por el flujo de eventos</translation>
    </message>
    <message>
        <source>something between holds the event stream back</source>
        <translation>algo intermedio retiene el flujo de eventos</translation>
    </message>
    <message>
        <source>our own word did not come back on the event stream</source>
        <translation>nuestro propio mensaje no volvió por el flujo de eventos</translation>
    </message>
    <message>
        <source>the HTTP stream was refused with %1</source>
        <translation>el flujo HTTP se rechazó con %1</translation>
    </message>
    <message>
        <source>the HTTP stream was not answered in time</source>
        <translation>el flujo HTTP no recibió respuesta a tiempo</translation>
    </message>
    <message>
        <source>the HTTP stream brought what no Parlance server says</source>
        <translation>el flujo HTTP trajo lo que ningún servidor Parlance dice</translation>
    </message>
    <message>
        <source>the HTTP stream broke</source>
        <translation>el flujo HTTP se cortó</translation>
    </message>
    <message>
        <source>nothing came any more on the HTTP stream</source>
        <translation>ya no llegaba nada por el flujo HTTP</translation>
    </message>
    <message>
        <source>something between holds the HTTP stream back</source>
        <translation>algo intermedio retiene el flujo HTTP</translation>
    </message>
    <message>
        <source>our own word did not come back on the HTTP stream</source>
        <translation>nuestro propio mensaje no volvió por el flujo HTTP</translation>
    </message>
    <message>
        <source>the long poll was refused with %1</source>
        <translation>el long poll se rechazó con %1</translation>
    </message>
    <message>
        <source>the long poll was not answered in time</source>
        <translation>el long poll no recibió respuesta a tiempo</translation>
    </message>
    <message>
        <source>the long poll brought what no Parlance server says</source>
        <translation>el long poll trajo lo que ningún servidor Parlance dice</translation>
    </message>
    <message>
        <source>the long poll broke</source>
        <translation>el long poll se cortó</translation>
    </message>
    <message>
        <source>nothing came any more on the long poll</source>
        <translation>ya no llegaba nada por el long poll</translation>
    </message>
    <message>
        <source>something between holds the long poll back</source>
        <translation>algo intermedio retiene el long poll</translation>
    </message>
    <message>
        <source>our own word did not come back on the long poll</source>
        <translation>nuestro propio mensaje no volvió por el long poll</translation>
    </message>
    <message>
        <source>the poll was refused with %1</source>
        <translation>el poll se rechazó con %1</translation>
    </message>
    <message>
        <source>the poll was not answered in time</source>
        <translation>el poll no recibió respuesta a tiempo</translation>
    </message>
    <message>
        <source>the poll brought what no Parlance server says</source>
        <translation>el poll trajo lo que ningún servidor Parlance dice</translation>
    </message>
    <message>
        <source>the poll broke</source>
        <translation>el poll se cortó</translation>
    </message>
    <message>
        <source>nothing came any more on the poll</source>
        <translation>ya no llegaba nada por el poll</translation>
    </message>
    <message>
        <source>something between holds the poll back</source>
        <translation>algo intermedio retiene el poll</translation>
    </message>
    <message>
        <source>our own word did not come back on the poll</source>
        <translation>nuestro propio mensaje no volvió por el poll</translation>
    </message>
    <message>
        <source>the message was refused with %1</source>
        <translation>el mensaje se rechazó con %1</translation>
    </message>
    <message>
        <source>the message was not answered in time</source>
        <translation>el mensaje no recibió respuesta a tiempo</translation>
    </message>
    <message>
        <source>the answer to the message brought what no Parlance server says</source>
        <translation>la respuesta al mensaje trajo lo que ningún servidor Parlance dice</translation>
    </message>
    <message>
        <source>joining was refused with %1</source>
        <translation>la entrada se rechazó con %1</translation>
    </message>
    <message>
        <source>joining was not answered in time</source>
        <translation>la entrada no recibió respuesta a tiempo</translation>
    </message>
    <message>
        <source>joining brought what no Parlance server says</source>
        <translation>la entrada trajo lo que ningún servidor Parlance dice</translation>
    </message>
    <message>
        <source>nothing listens at %1</source>
        <translation>nada escucha en %1</translation>
    </message>
    <message>
        <source>the name %1 is not known</source>
        <translation>el nombre %1 no se conoce</translation>
    </message>
    <message>
        <source>the connection was closed without an answer</source>
        <translation>la conexión se cerró sin respuesta</translation>
    </message>
    <message>
        <source>the WebSocket handshake broke off</source>
        <translation>el handshake WebSocket se interrumpió</translation>
    </message>
    <message>
        <source>the WebSocket handshake was taken for a plain request</source>
        <translation>el handshake WebSocket se tomó por una petición corriente</translation>
    </message>
    <message>
        <source>the server said goodbye</source>
        <translation>el servidor se despidió</translation>
    </message>
    <message>
        <source>too many messages wait to be sent</source>
        <translation>demasiados mensajes esperan a ser enviados</translation>
    </message>
    <message>
        <source>the server does not know you any more</source>
        <translation>el servidor ya no te conoce</translation>
    </message>
    <message>
        <source>the WebSocket was closed with %1</source>
        <translation>el WebSocket se cerró con %1</translation>
    </message>
    <message>
        <source>the server cannot be reached</source>
        <translation>no se puede alcanzar el servidor</translation>
    </message>
    <message>
        <source>the host has banned you</source>
        <translation>el anfitrión te ha vetado</translation>
    </message>
    <message>
        <source>the host has sent you out for a few minutes</source>
        <translation>el anfitrión te ha expulsado por unos minutos</translation>
    </message>
    <message>
        <source>the host lets you read, but not write</source>
        <translation>el anfitrión te deja leer, pero no escribir</translation>
    </message>
    <message>
        <source>the host has locked the room</source>
        <translation>el anfitrión ha cerrado la sala</translation>
    </message>
    <message>
        <source>the room opens with its password or an invitation</source>
        <translation>la sala se abre con su contraseña o una invitación</translation>
    </message>
    <message>
        <source>this is not the room&apos;s password</source>
        <translation>esa no es la contraseña de la sala</translation>
    </message>
    <message>
        <source>the invitation does not hold, or no longer</source>
        <translation>la invitación no es válida, o ya no lo es</translation>
    </message>
    <message>
        <source>that was too often</source>
        <translation>fue demasiado a menudo</translation>
    </message>
    <message>
        <source>the host has slowed the room down</source>
        <translation>el anfitrión ha puesto la sala en modo lento</translation>
    </message>
    <message>
        <source>there is no encrypted connection to %1</source>
        <translation>no hay conexión cifrada con %1</translation>
    </message>
    <message>
        <source>the server speaks over encrypted connections only</source>
        <translation>el servidor solo habla por conexiones cifradas</translation>
    </message>
    <message>
        <source>nobody vouches for the server&apos;s certificate</source>
        <translation>nadie responde del certificado del servidor</translation>
    </message>
    <message>
        <source>the server has another certificate than the one that you trust</source>
        <translation>el servidor tiene otro certificado que aquel en el que confías</translation>
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
        <translation>%1 está escribiendo…</translation>
    </message>
    <message>
        <source>%1 and %2 are typing…</source>
        <translation>%1 y %2 están escribiendo…</translation>
    </message>
    <message>
        <source>%1, %2 and others are typing…</source>
        <translation>%1, %2 y otros están escribiendo…</translation>
    </message>
</context>
<context>
    <name>parlance::RoomsPanel</name>
    <message>
        <source>Rooms</source>
        <translation>Salas</translation>
    </message>
    <message>
        <source>Another room</source>
        <translation>Otra sala</translation>
    </message>
    <message>
        <source>Another room on this server</source>
        <translation>Otra sala de este servidor</translation>
    </message>
    <message>
        <source>A room&apos;s name is made of a to z, 0 to 9, - and _.</source>
        <translation>El nombre de una sala se compone de letras de la a a la z, cifras del 0 al 9, - y _.</translation>
    </message>
    <message>
        <source>%1 (hosted here)</source>
        <translation>%1 (abierta aquí)</translation>
    </message>
</context>
<context>
    <name>parlance::RowText</name>
    <message>
        <source>One message is no longer kept</source>
        <translation>Un mensaje ya no se guarda</translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages are no longer kept</source>
        <translation>
            <numerusform>%Ln mensaje ya no se guarda</numerusform>
            <numerusform>%Ln mensajes ya no se guardan</numerusform>
        </translation>
    </message>
    <message>
        <source>Here another history begins</source>
        <translation>Aquí empieza otro historial</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Enviando…</translation>
    </message>
    <message>
        <source>Not sent, because %1</source>
        <translation>No enviado, porque %1</translation>
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
        <translation>WebSocket rechazado</translation>
    </message>
    <message>
        <source>streams refused</source>
        <translation>flujos rechazados</translation>
    </message>
    <message>
        <source>streams held</source>
        <translation>flujos retenidos</translation>
    </message>
    <message>
        <source>cut after %1 s</source>
        <translation>cortados tras %1&#xa0;s</translation>
    </message>
    <message>
        <source>delayed by %1 s</source>
        <translation>retraso de %1&#xa0;s</translation>
    </message>
    <message numerus="yes">
        <source>one answer in %n lost</source>
        <translation>
            <numerusform>una respuesta de cada %n perdida</numerusform>
            <numerusform>una respuesta de cada %n perdida</numerusform>
        </translation>
    </message>
    <message>
        <source>Click to switch off everything that is simulated</source>
        <translation>Haz clic para desactivar todo lo simulado</translation>
    </message>
    <message numerus="yes">
        <source>for %Ln guest(s)</source>
        <translation>
            <numerusform>para %Ln invitado</numerusform>
            <numerusform>para %Ln invitados</numerusform>
        </translation>
    </message>
    <message>
        <source>Simulating: %1</source>
        <translation>Simulando: %1</translation>
    </message>
</context>
<context>
    <name>parlance::SimulateMenu</name>
    <message>
        <source>S&amp;imulate</source>
        <translation>S&amp;imular</translation>
    </message>
    <message>
        <source>&amp;For</source>
        <translation>&amp;Para</translation>
    </message>
    <message>
        <source>Refuse &amp;WebSocket, like a Firewall</source>
        <translation>Rechazar &amp;WebSocket, como un cortafuegos</translation>
    </message>
    <message>
        <source>Refuse &amp;Streams</source>
        <translation>Rechazar los &amp;flujos</translation>
    </message>
    <message>
        <source>&amp;Hold Streams Back, like a Proxy</source>
        <translation>&amp;Retener los flujos, como un proxy</translation>
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
        <translation>&amp;Cortar los flujos tras</translation>
    </message>
    <message>
        <source>&amp;Delay Everything By</source>
        <translation>Retra&amp;sar todo</translation>
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
        <translation>&amp;Perder respuestas</translation>
    </message>
    <message>
        <source>One in 10</source>
        <translation>Una de cada 10</translation>
    </message>
    <message>
        <source>One in 3</source>
        <translation>Una de cada 3</translation>
    </message>
    <message>
        <source>Drop Connections &amp;Now</source>
        <translation>Cortar las conexiones a&amp;hora</translation>
    </message>
    <message>
        <source>Switch Everything &amp;Off</source>
        <translation>&amp;Desactivar todo</translation>
    </message>
    <message>
        <source>&amp;Everybody</source>
        <translation>&amp;Todos</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>Sin nombre</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Desactivado</translation>
    </message>
    <message>
        <source>%1 (on)</source>
        <translation>%1 (activo)</translation>
    </message>
</context>
<context>
    <name>parlance::StartPage</name>
    <message>
        <source>Your name</source>
        <translation>Tu nombre</translation>
    </message>
    <message>
        <source>&amp;Host a Room</source>
        <translation>&amp;Abrir una sala</translation>
    </message>
    <message>
        <source>Parlance</source>
        <translation>Parlance</translation>
    </message>
    <message>
        <source>A chat room for everybody on this network.</source>
        <translation>Una sala de chat para todos en esta red.</translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation>Tu &amp;nombre</translation>
    </message>
    <message>
        <source>This computer serves the room. The others need only a browser.</source>
        <translation>Este equipo ofrece la sala. Los demás solo necesitan un navegador.</translation>
    </message>
    <message>
        <source>The address stands on the screen of whoever hosts the room.</source>
        <translation>La dirección está en la pantalla del anfitrión de la sala.</translation>
    </message>
    <message>
        <source>Starting the room…</source>
        <translation>Abriendo la sala…</translation>
    </message>
</context>
<context>
    <name>parlance::Timeline</name>
    <message>
        <source>What each connection did in the last half minute</source>
        <translation>Lo que hizo cada conexión en el último medio minuto</translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s)</source>
        <translation>
            <numerusform>%Ln conexión</numerusform>
            <numerusform>%Ln conexiones</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is connected.</source>
        <translation>No hay nadie conectado.</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Página</translation>
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
        <translation>en %1 en vez de %2, porque %3</translation>
    </message>
    <message>
        <source>on %1 instead of %2</source>
        <translation>en %1 en vez de %2</translation>
    </message>
    <message>
        <source>on %1, because %2</source>
        <translation>en %1, porque %2</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>en %1</translation>
    </message>
    <message>
        <source>trying %1 again in %2 s, because %3</source>
        <translation>otro intento con %1 en %2&#xa0;s, porque %3</translation>
    </message>
    <message>
        <source>trying %1 again in %2 s</source>
        <translation>otro intento con %1 en %2&#xa0;s</translation>
    </message>
    <message>
        <source>%1 was chosen</source>
        <translation>se ha elegido %1</translation>
    </message>
    <message>
        <source>the choice is automatic</source>
        <translation>la elección es automática</translation>
    </message>
    <message>
        <source>trying %1</source>
        <translation>probando %1</translation>
    </message>
    <message>
        <source>lost %1, because %2</source>
        <translation>%1 perdido, porque %2</translation>
    </message>
    <message>
        <source>giving %1 up for %2, because it failed again: %3</source>
        <translation>se deja %1 por %2, porque volvió a fallar: %3</translation>
    </message>
    <message>
        <source>staying on %1, because %2</source>
        <translation>se sigue en %1, porque %2</translation>
    </message>
    <message>
        <source>the server cannot be reached, trying again in %1 s</source>
        <translation>no se puede alcanzar el servidor, otro intento en %1&#xa0;s</translation>
    </message>
    <message>
        <source>the server has ended, trying again in %1 s</source>
        <translation>el servidor ha terminado, otro intento en %1&#xa0;s</translation>
    </message>
    <message>
        <source>giving up, because %1</source>
        <translation>se abandona, porque %1</translation>
    </message>
    <message>
        <source>awake again, trying %1</source>
        <translation>despierto de nuevo, probando %1</translation>
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
        <translation>Decisiones sobre el transporte</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
</context>
<context>
    <name>parlance::TransportBadge</name>
    <message>
        <source>connecting…</source>
        <translation>conectando…</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>sin conexión</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>rechazado</translation>
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
        <translation>Intro muestra las decisiones tomadas.</translation>
    </message>
    <message>
        <source>In no room</source>
        <translation>En ninguna sala</translation>
    </message>
    <message>
        <source>Connection: %1</source>
        <translation>Conexión: %1</translation>
    </message>
</context>
<context>
    <name>parlance::TransportMenu</name>
    <message>
        <source>&amp;Transport</source>
        <translation>&amp;Transporte</translation>
    </message>
    <message>
        <source>&amp;Automatic</source>
        <translation>&amp;Automático</translation>
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
        <translation>&amp;Reconectar</translation>
    </message>
    <message>
        <source>&amp;Trace of Decisions</source>
        <translation>&amp;Decisiones tomadas</translation>
    </message>
    <message>
        <source>Set by the administrator of this computer</source>
        <translation>Fijado por el administrador de este equipo</translation>
    </message>
</context>
<context>
    <name>parlance::TroubleBar</name>
    <message>
        <source>Try &amp;Now</source>
        <translation>&amp;Probar ahora</translation>
    </message>
    <message>
        <source>You are still called %1, because %2.</source>
        <translation>Sigues llamándote %1, porque %2.</translation>
    </message>
    <message>
        <source>You cannot be in this room, because %1.</source>
        <translation>No puedes estar en esta sala, porque %1.</translation>
    </message>
    <message>
        <source>Not connected, because %1. Trying again by itself; what you write is sent then.</source>
        <translation>Sin conexión, porque %1. Se reintenta solo; lo que escribas se enviará entonces.</translation>
    </message>
    <message>
        <source>&amp;Dismiss</source>
        <translation>&amp;Cerrar</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>Password of the room</source>
        <translation>Contraseña de la sala</translation>
    </message>
    <message>
        <source>E&amp;nter</source>
        <translation>E&amp;ntrar</translation>
    </message>
</context>
<context>
    <name>parlance::TrustQuestion</name>
    <message>
        <source>Unknown Certificate</source>
        <translation>Certificado desconocido</translation>
    </message>
    <message>
        <source>Is %1 the server that you mean?</source>
        <translation>¿Es %1 el servidor que buscas?</translation>
    </message>
    <message>
        <source>Nobody vouches for its certificate, as is usual on a local network. Compare this fingerprint with the one that the host sees:</source>
        <translation>Nadie responde por su certificado, como es habitual en una red local. Compara esta huella con la que ve el anfitrión:</translation>
    </message>
    <message>
        <source>Another Certificate</source>
        <translation>Otro certificado</translation>
    </message>
    <message>
        <source>%1 has another certificate than before.</source>
        <translation>%1 tiene otro certificado que antes.</translation>
    </message>
    <message>
        <source>Either the host has made a new one, or somebody between you and the host pretends to be the server and could read and change everything. Join only if the host&apos;s screen shows the new fingerprint.</source>
        <translation>O el anfitrión ha hecho uno nuevo, o alguien entre tú y el anfitrión se hace pasar por el servidor y podría leerlo y cambiarlo todo. Entra solo si la pantalla del anfitrión muestra la huella nueva.</translation>
    </message>
    <message>
        <source>New:</source>
        <translation>Nueva:</translation>
    </message>
    <message>
        <source>Before:</source>
        <translation>Antes:</translation>
    </message>
    <message>
        <source>&amp;Trust the New One</source>
        <translation>&amp;Confiar en el nuevo</translation>
    </message>
    <message>
        <source>&amp;Join</source>
        <translation>&amp;Entrar</translation>
    </message>
    <message>
        <source>&amp;Do Not Join</source>
        <translation>&amp;No entrar</translation>
    </message>
</context>
<context>
    <name>parlance::ViewMenu</name>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ver</translation>
    </message>
    <message>
        <source>&amp;Dock All Panels</source>
        <translation>Acop&amp;lar todos los paneles</translation>
    </message>
    <message>
        <source>Pro&amp;jector View</source>
        <translation>Vista de pro&amp;yector</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Tema</translation>
    </message>
    <message>
        <source>As the &amp;System</source>
        <translation>Como el &amp;sistema</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Claro</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Oscuro</translation>
    </message>
    <message>
        <source>&amp;Larger Text</source>
        <translation>Texto más &amp;grande</translation>
    </message>
    <message>
        <source>&amp;Smaller Text</source>
        <translation>Texto más pe&amp;queño</translation>
    </message>
</context>
</TS>
