// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import HttpQ

//! A request that is sent with a button, and its answer or what went wrong.
GroupBox {
    id: card

    required property HttpRequest request

    //! What is to be set before it is sent.
    default property alias settings: controls.data

    ColumnLayout {
        anchors.fill: parent
        spacing: 10

        RowLayout {
            id: controls

            spacing: 10

            Button {
                objectName: "send"
                enabled: !card.request.loading
                text: qsTr("Send")
                onClicked: card.request.send()
            }
        }
        ProgressBar {
            Layout.fillWidth: true
            visible: card.request.loading
            indeterminate: true
        }
        ErrorBar {
            Layout.fillWidth: true
            error: card.request.error
            onRetry: card.request.send()
        }
        Label {
            objectName: "answer"
            Layout.fillWidth: true
            visible: card.request.state === HttpRequest.Succeeded
            text: `${card.request.status}: ${card.request.text.trim()}`
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            maximumLineCount: 3
            elide: Text.ElideRight
        }
    }
}
