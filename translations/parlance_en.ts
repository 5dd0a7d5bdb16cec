<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>parlance::AccessPanel</name>
    <message numerus="yes">
        <source>every %n second(s)</source>
        <translation>
            <numerusform>every second</numerusform>
            <numerusform>every %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n minute(s)</source>
        <translation>
            <numerusform>every minute</numerusform>
            <numerusform>every %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::JumpButton</name>
    <message numerus="yes">
        <source>Jump to the latest message, %Ln unread</source>
        <translation>
            <numerusform>Jump to the latest message, %Ln unread</numerusform>
            <numerusform>Jump to the latest message, %Ln unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::PeoplePanel</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::QuitQuestion</name>
    <message numerus="yes">
        <source>%Ln others are in your room.</source>
        <translation>
            <numerusform>%Ln other is in your room.</numerusform>
            <numerusform>%Ln others are in your room.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>parlance::RowText</name>
    <message numerus="yes">
        <source>%Ln messages are no longer kept</source>
        <translation>
            <numerusform>%Ln message is no longer kept</numerusform>
            <numerusform>%Ln messages are no longer kept</numerusform>
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
        <source>for %Ln guest(s)</source>
        <translation>
            <numerusform>for %Ln guest</numerusform>
            <numerusform>for %Ln guests</numerusform>
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
        <source>%Ln connection(s)</source>
        <translation>
            <numerusform>%Ln connection</numerusform>
            <numerusform>%Ln connections</numerusform>
        </translation>
    </message>
</context>
</TS>
