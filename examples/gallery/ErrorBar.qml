// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import HttpQ

//! What went wrong and what can be done, with a way to try again. Shown only if something did.
Pane {
    id: bar

    required property var error

    signal retry

    visible: bar.error.kind !== HttpError.None && !bar.error.isCancelled
    background: Rectangle {
        radius: 4
        color: "#fdecea"
        border.color: "#e0a8a2"
    }
    contentItem: RowLayout {
        spacing: 12

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 4

            Label {
                objectName: "explanation"
                Layout.fillWidth: true
                text: bar.error.explanation
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                color: "#5f2120"
            }
            Label {
                objectName: "message"
                Layout.fillWidth: true
                text: bar.error.message
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                color: "#8a5a57"
                font.pixelSize: 12
            }
        }
        Button {
            objectName: "retry"
            text: qsTr("Retry")
            onClicked: bar.retry()
        }
    }
}
