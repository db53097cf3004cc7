// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtCore
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import HttpQ

// Asks for a file and writes the log there. It stays open while that fails.
Dialog {
    id: dialog

    required property RequestLogModel log

    title: qsTr("Export as an HTTP archive")
    modal: true
    focus: true
    implicitWidth: 420

    footer: RowLayout {
        spacing: 6

        Item {
            Layout.fillWidth: true
        }
        Button {
            objectName: "saveButton"
            text: qsTr("Save")
            enabled: pathField.text.length > 0
            Layout.bottomMargin: 6
            onClicked: dialog.save()
        }
        Button {
            objectName: "cancelButton"
            text: qsTr("Cancel")
            Layout.bottomMargin: 6
            Layout.rightMargin: 6
            onClicked: dialog.reject()
        }
    }

    onAboutToShow: {
        problem.text = ""
        if (pathField.text === "")
            pathField.text = folder() + "/requests.har"
    }
    onOpened: {
        pathField.forceActiveFocus(Qt.PopupFocusReason)
        pathField.selectAll()
    }

    ColumnLayout {
        width: parent.width

        InspectorText {
            text: qsTr("File:")
        }
        TextField {
            id: pathField
            objectName: "pathField"
            selectByMouse: true
            Accessible.name: qsTr("The file to be written")
            Layout.fillWidth: true
            onAccepted: dialog.save()
        }
        InspectorText {
            text: qsTr("Secrets are masked as far as they are known to be such. Look at the file before you give it away.")
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        InspectorText {
            id: problem
            objectName: "problemText"
            visible: text !== ""
            font.bold: true
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
    }

    function folder() {
        const url = String(StandardPaths.writableLocation(StandardPaths.DownloadLocation))
        return decodeURIComponent(url.replace(/^file:\/\//, ""))
    }
    function save() {
        problem.text = log.exportHar(pathField.text)
        if (problem.text === "")
            close()
    }
}
