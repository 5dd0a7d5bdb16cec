<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>parlance::AccessPanel</name>
    <message numerus="yes">
        <source>every %n second(s)</source>
        <translation>
            <numerusform>every %n second</numerusform>
            <numerusform>every %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n minute(s)</source>
        <translation>
            <numerusform>every %n minute</numerusform>
            <numerusform>every %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::JumpButton</name>
    <message numerus="yes">
        <source>Jump to the latest message, %n unread</source>
        <translation>
            <numerusform>Jump to the latest message, %n unread</numerusform>
            <numerusform>Jump to the latest message, %n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::PeoplePanel</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::QuitQuestion</name>
    <message numerus="yes">
        <source>%n others are in your room.</source>
        <translation>
            <numerusform>%n other is in your room.</numerusform>
            <numerusform>%n others are in your room.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::RowText</name>
    <message numerus="yes">
        <source>%n messages are no longer kept</source>
        <translation>
            <numerusform>%n message is no longer kept</numerusform>
            <numerusform>%n messages are no longer kept</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::SimulateBadge</name>
    <message numerus="yes">
        <source>one answer in %n lost</source>
        <translation>
            <numerusform>one answer in %n lost</numerusform>
            <numerusform>one answer in %n lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %n guest(s)</source>
        <translation>
            <numerusform>for %n guest</numerusform>
            <numerusform>for %n guests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::SimulateMenu</name>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::Timeline</name>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n connection</numerusform>
            <numerusform>%n connections</numerusform>
        </translation>
    </message>
</context>
</TS>
