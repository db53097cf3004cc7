// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtCore
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import HttpQ

//! A file that can be paused, and gone on with after the program was ended.
ColumnLayout {
    id: page

    required property HttpClient client

    Download {
        id: download

        client: page.client
        url: "files/film.mp4"
        query: ({ size: 30000000, rate: 3000000 })
        target: StandardPaths.writableLocation(StandardPaths.TempLocation) + "/httpq-gallery-film.mp4"
        active: false
    }
    TransferRow {
        Layout.fillWidth: true
        transfer: download
    }
    Label {
        objectName: "file"
        Layout.fillWidth: true
        visible: download.state === HttpTransfer.Finished
        text: qsTr("It is there: %1").arg(download.fileUrl)
        textFormat: Text.PlainText
        wrapMode: Text.WrapAnywhere
    }
    Item { Layout.fillHeight: true }
}
