// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import HttpQ

/*!
    \qmltype NetworkInspector
    \brief A panel that shows what clients have done and are doing.

    \qml
    NetworkInspector {
        anchors.fill: parent
        clients: [api, images]
    }
    \endqml

    A table of the requests with the phases of each, and of the one that is chosen its header fields, the
    beginnings of its bodies and its timings. It can be filtered by words, copied as a command for curl and
    written to a file as an HTTP archive. Secrets are masked, as far as they are known to be such.

    Keys: Ctrl+F goes to the filter, Ctrl+C in the table copies as cURL, Escape closes the details.
*/
Pane {
    id: inspector

    //! Whose requests are shown, from when they are named here on.
    property alias clients: requestLog.clients
    //! How many requests are kept at most.
    property alias limit: requestLog.limit
    //! How many bytes of each body are kept; 0 for none.
    property alias bodyPreviewBytes: requestLog.bodyPreviewBytes
    //! The words by which requests are filtered.
    property alias filterText: filterField.text
    //! What the panel shows.
    readonly property RequestLogModel log: requestLog

    padding: 0
    implicitWidth: 640
    implicitHeight: 400

    Keys.onPressed: event => {
        if (event.matches(StandardKey.Find)) {
            filterField.forceActiveFocus(Qt.ShortcutFocusReason)
            filterField.selectAll()
            event.accepted = true
        } else if (event.key === Qt.Key_Escape && table.currentIndex >= 0) {
            table.currentIndex = -1
            table.forceActiveFocus(Qt.ShortcutFocusReason)
            event.accepted = true
        }
    }

    function copyCommand(command) {
        clipboard.text = command
        clipboard.selectAll()
        clipboard.copy()
        clipboard.text = ""
    }

    // The clipboard can be reached from QML by a text field alone.
    TextEdit {
        id: clipboard
        visible: false
        textFormat: TextEdit.PlainText
    }
    RequestLogModel {
        id: requestLog
        bodyPreviewBytes: 16 * 1024
    }
    RequestLogFilter {
        id: requestFilter
        log: requestLog
        text: filterField.text
    }
    InspectorExport {
        id: exportDialog
        log: requestLog
        anchors.centerIn: parent
        width: Math.min(implicitWidth, inspector.width)
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            Layout.margins: 6
            spacing: 6

            TextField {
                id: filterField
                objectName: "filterField"
                placeholderText: qsTr("Filter by words")
                Accessible.name: placeholderText
                selectByMouse: true
                Layout.fillWidth: true
                Layout.minimumWidth: 80
                Layout.maximumWidth: 320
                KeyNavigation.tab: clearButton
                Keys.onDownPressed: table.forceActiveFocus(Qt.TabFocusReason)
            }
            InspectorText {
                objectName: "countLabel"
                visible: inspector.width >= 480
                text: requestFilter.count === requestLog.count
                      ? qsTr("Requests: %1").arg(requestLog.count)
                      : qsTr("Requests: %1 of %2").arg(requestFilter.count).arg(requestLog.count)
                Layout.fillWidth: true
            }
            Button {
                id: clearButton
                objectName: "clearButton"
                text: qsTr("Clear")
                onClicked: requestLog.clear()
            }
            Button {
                objectName: "exportButton"
                text: qsTr("Export…")
                enabled: requestLog.count > requestLog.runningCount
                onClicked: exportDialog.open()
            }
        }

        SplitView {
            orientation: Qt.Vertical
            Layout.fillWidth: true
            Layout.fillHeight: true

            InspectorTable {
                id: table
                objectName: "table"
                model: requestFilter
                longestDuration: requestLog.longestDuration
                SplitView.fillHeight: true
                SplitView.minimumHeight: 80
                onCopyRequested: row => inspector.copyCommand(requestFilter.get(row).curl)
            }
            InspectorDetails {
                objectName: "details"
                visible: table.currentIndex >= 0
                entry: table.currentEntry
                SplitView.preferredHeight: inspector.height * 0.45
                SplitView.minimumHeight: 120
                onCopyRequested: command => inspector.copyCommand(command)
                onCloseRequested: {
                    table.currentIndex = -1
                    table.forceActiveFocus(Qt.OtherFocusReason)
                }
            }
        }
    }
}
