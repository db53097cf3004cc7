// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtCore
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import HttpQ

//! A form with a file, sent while it is read.
ColumnLayout {
    id: page

    required property HttpClient client

    TextField {
        id: file

        objectName: "file"
        Layout.fillWidth: true
        placeholderText: qsTr("The path of a file")
    }
    Upload {
        id: upload

        client: page.client
        url: "upload"
        query: ({ rate: 2000000 })
        files: file.text ? [file.text] : []
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
    }
    Item { Layout.fillHeight: true }
}
