// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import HttpQ

//! A form with a file, which is read while it is sent.
ColumnLayout {
    id: page

    required property HttpClient client
    //! The path of the file that is sent unless another is named.
    property string initialFile

    spacing: 12

    RowLayout {
        spacing: 8

        Label { text: qsTr("File") }
        TextField {
            id: file

            objectName: "file"
            Layout.fillWidth: true
            text: page.initialFile
            placeholderText: qsTr("The path of a file, or drop one here")
            onAccepted: upload.start()

            DropArea {
                anchors.fill: parent
                onDropped: drop => {
                    if (drop.hasUrls)
                        file.text = drop.urls[0]
                }
            }
        }
    }
    Upload {
        id: upload

        client: page.client
        url: "upload"
        query: ({ rate: 2000000 })
        files: [file.text]
        fields: ({ title: "Gallery" })
    }
    TransferRow {
        Layout.fillWidth: true
        enabled: file.text !== ""
        transfer: upload
    }
    Label {
        objectName: "answer"
        Layout.fillWidth: true
        visible: upload.state === HttpTransfer.Finished
        text: upload.response.text
        textFormat: Text.PlainText
        wrapMode: Text.WrapAnywhere
        font.family: "monospace"
    }
    Item { Layout.fillHeight: true }
}
