// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import HttpQ
import "inspector.js" as Inspector

// The requests, the newest at the end, where the table stays until it is scrolled away from there.
FocusScope {
    id: table

    required property RequestLogFilter model
    required property real longestDuration
    property alias currentIndex: list.currentIndex
    //! The roles of the current row, undefined if there is none.
    property var currentEntry

    readonly property string runningText: qsTr("running")
    readonly property string failedText: qsTr("failed")
    readonly property string emptyText: qsTr("No requests yet.")

    signal copyRequested(int row)

    // In another language the entry tells its error and phases otherwise.
    onEmptyTextChanged: takeEntry()

    activeFocusOnTab: true

    function takeEntry() {
        currentEntry = model.get(list.currentIndex)
    }
    // A view keeps a place: it goes on to another request when the current one is not shown any more.
    function isEntryGone() {
        return currentEntry !== undefined && model.rowOf(currentEntry.number) < 0
    }
    function dropGoneEntry() {
        if (isEntryGone())
            list.currentIndex = -1
    }
    function durationText(milliseconds) {
        return Inspector.duration(milliseconds, qsTr("%1 ms"), qsTr("%1 s"))
    }

    QtObject {
        id: columns
        readonly property bool areAllShown: table.width >= 520
        readonly property real spacing: 8
        readonly property real method: methodTexts.implicitWidth
        readonly property real status: statusTexts.implicitWidth
        readonly property real size: sizeTexts.implicitWidth
        readonly property real time: timeTexts.implicitWidth
        readonly property real phases: table.width * 0.25
    }
    // What a column is as wide as, one below the other: its header and what it shows usually.
    component ColumnTexts: InspectorText {
        required property var texts
        visible: false
        font.bold: true
        text: texts.join("\n")
    }
    ColumnTexts {
        id: methodTexts
        texts: [methodHeader.text, "OPTIONS"]
    }
    ColumnTexts {
        id: statusTexts
        texts: [statusHeader.text, table.runningText, table.failedText, "200"]
    }
    ColumnTexts {
        id: sizeTexts
        texts: [sizeHeader.text, Inspector.bytes(1073741000)]
    }
    ColumnTexts {
        id: timeTexts
        texts: [timeHeader.text, table.durationText(99.9), table.durationText(99990)]
    }
    // Once the view has its new rows, or its new height.
    Timer {
        id: followTimer
        interval: 0
        onTriggered: {
            if (list.isAtEnd)
                list.positionViewAtEnd()
            else
                list.positionViewAtIndex(list.currentIndex, ListView.Contain)
        }
    }
    Connections {
        target: table.model
        function onRowsRemoved() {
            table.dropGoneEntry()
        }
        function onModelReset() {
            table.dropGoneEntry()
        }
        function onDataChanged(topLeft, bottomRight) {
            // The view learns of rows that moved later.
            const row = table.currentEntry ? table.model.rowOf(table.currentEntry.number) : -1
            if (topLeft.row <= row && row <= bottomRight.row)
                table.currentEntry = table.model.get(row)
        }
    }

    Rectangle {
        anchors.fill: parent
        color: palette.base
    }
    Rectangle {
        id: header
        anchors { left: parent.left; right: parent.right; top: parent.top }
        height: headerRow.implicitHeight + 8
        color: palette.button

        RowLayout {
            id: headerRow
            anchors { fill: parent; leftMargin: 8; rightMargin: 8 }
            spacing: columns.spacing

            InspectorText {
                id: methodHeader
                text: qsTr("Method")
                font.bold: true
                color: palette.buttonText
                Layout.preferredWidth: columns.method
            }
            InspectorText {
                text: qsTr("URL")
                font.bold: true
                color: palette.buttonText
                Layout.fillWidth: true
            }
            InspectorText {
                id: statusHeader
                text: qsTr("Status")
                font.bold: true
                color: palette.buttonText
                Layout.preferredWidth: columns.status
            }
            InspectorText {
                id: sizeHeader
                text: qsTr("Size")
                font.bold: true
                color: palette.buttonText
                horizontalAlignment: Text.AlignRight
                visible: columns.areAllShown
                Layout.preferredWidth: columns.size
            }
            InspectorText {
                id: timeHeader
                text: qsTr("Time")
                font.bold: true
                color: palette.buttonText
                horizontalAlignment: Text.AlignRight
                Layout.preferredWidth: columns.time
            }
            InspectorText {
                text: qsTr("Phases")
                font.bold: true
                color: palette.buttonText
                visible: columns.areAllShown
                Layout.preferredWidth: columns.phases
            }
        }
    }

    ListView {
        id: list
        objectName: "requestList"
        anchors { left: parent.left; right: parent.right; top: header.bottom; bottom: parent.bottom }
        clip: true
        focus: true
        keyNavigationEnabled: true
        model: table.model
        currentIndex: -1
        boundsBehavior: Flickable.StopAtBounds
        highlightMoveDuration: 0
        highlightResizeDuration: 0
        reuseItems: true
        Accessible.role: Accessible.Table
        Accessible.name: qsTr("Requests")

        property bool isAtEnd: true

        onMovementEnded: isAtEnd = atYEnd
        onCurrentIndexChanged: {
            if (currentIndex >= 0 && table.isEntryGone()) {
                currentIndex = -1
                return
            }
            if (currentIndex >= 0)
                isAtEnd = currentIndex === count - 1
            table.takeEntry()
        }
        onCountChanged: {
            if (isAtEnd)
                followTimer.restart()
        }
        onHeightChanged: {
            if (currentIndex >= 0 || isAtEnd)
                followTimer.restart()
        }
        Keys.onPressed: event => {
            if (event.matches(StandardKey.Copy) && currentIndex >= 0) {
                table.copyRequested(currentIndex)
                event.accepted = true
            } else if (event.key === Qt.Key_Home || event.key === Qt.Key_End) {
                currentIndex = event.key === Qt.Key_Home ? Math.min(0, count - 1) : count - 1
                event.accepted = true
            } else if (event.key === Qt.Key_PageUp || event.key === Qt.Key_PageDown) {
                const rows = Math.max(1, Math.floor(height / (currentItem?.height ?? height)))
                const row = currentIndex + (event.key === Qt.Key_PageUp ? -rows : rows)
                currentIndex = Math.max(Math.min(0, count - 1), Math.min(count - 1, row))
                event.accepted = true
            }
        }

        ScrollBar.vertical: ScrollBar {
            onPressedChanged: {
                if (!pressed)
                    list.isAtEnd = list.atYEnd
            }
        }

        delegate: Rectangle {
            id: row

            required property int index
            required property var model // whose "state" is not that of an Item

            readonly property bool isCurrent: ListView.isCurrentItem
            readonly property bool isRunning: model.state === RequestLogModel.Running
            readonly property bool isBad: model.state === RequestLogModel.Failed || model.status >= 400
            readonly property color textColor: isCurrent ? palette.highlightedText : palette.text

            width: ListView.view.width
            height: rowLayout.implicitHeight + 8
            color: isCurrent ? palette.highlight : index % 2 ? palette.alternateBase : palette.base
            Accessible.role: Accessible.Row
            Accessible.name: [row.model.method, row.model.url, statusText.text].join(" ")

            RowLayout {
                id: rowLayout
                anchors {
                    left: parent.left
                    right: parent.right
                    leftMargin: 8
                    rightMargin: 8
                    verticalCenter: parent.verticalCenter
                }
                spacing: columns.spacing

                InspectorText {
                    text: row.model.method
                    color: row.textColor
                    Layout.preferredWidth: columns.method
                }
                InspectorText {
                    text: row.model.url
                    color: row.textColor
                    elide: Text.ElideMiddle
                    Layout.fillWidth: true
                }
                InspectorText {
                    id: statusText
                    text: row.isRunning ? table.runningText
                                        : row.model.state === RequestLogModel.Failed
                                          ? table.failedText : row.model.status
                    font.bold: row.isBad
                    color: row.isBad && !row.isCurrent ? Inspector.badColor(row.color) : row.textColor
                    Layout.preferredWidth: columns.status
                }
                InspectorText {
                    text: Inspector.bytes(row.model.receivedBytes)
                    color: row.textColor
                    horizontalAlignment: Text.AlignRight
                    visible: columns.areAllShown
                    Layout.preferredWidth: columns.size
                }
                InspectorText {
                    text: table.durationText(row.model.duration)
                    color: row.textColor
                    horizontalAlignment: Text.AlignRight
                    Layout.preferredWidth: columns.time
                }
                PhaseBar {
                    phases: row.model.phases
                    runningDuration: row.isRunning ? row.model.duration : 0
                    scaleDuration: Math.max(table.longestDuration, runningDuration)
                    outline: row.textColor
                    visible: columns.areAllShown
                    Layout.preferredWidth: columns.phases
                    Layout.fillHeight: true
                }
            }
            TapHandler {
                onTapped: {
                    list.currentIndex = row.index
                    list.forceActiveFocus(Qt.MouseFocusReason)
                }
            }
        }

        InspectorText {
            anchors.centerIn: parent
            width: parent.width - 32
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            visible: list.count === 0
            text: table.model.log.count > 0 ? qsTr("No request has all of these words.")
                                            : table.emptyText
            color: palette.text
        }
    }

    // Where the keys go.
    Rectangle {
        anchors.fill: list
        visible: list.activeFocus
        color: "transparent"
        border.color: palette.highlight
        border.width: 1
    }
}
