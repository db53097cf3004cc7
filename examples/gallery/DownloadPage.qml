// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import HttpQ

//! A file that can be paused, and gone on with after the program was ended.
ColumnLayout {
    id: page

    required property HttpClient client
    //! Where the file goes.
    required property url folder

    spacing: 12

    function pathOf(fileUrl) {
        return decodeURIComponent(String(fileUrl).replace(/^file:\/\//, ""))
    }

    Label {
        Layout.fillWidth: true
        text: qsTr("A film, from %1").arg(page.client.baseUrl)
        textFormat: Text.PlainText
        elide: Text.ElideMiddle
    }
    Download {
        id: download

        client: page.client
        url: "files/film.mp4"
        query: ({ size: 12000000, rate: 3000000 })
        target: `${page.folder}/httpq-gallery-film.mp4`
        active: false
    }
    TransferRow {
        Layout.fillWidth: true
        transfer: download
    }
    Label {
        objectName: "filePath"
        Layout.fillWidth: true
        visible: download.state === HttpTransfer.Finished
        text: qsTr("Saved as %1").arg(page.pathOf(download.fileUrl))
        textFormat: Text.PlainText
        wrapMode: Text.WrapAnywhere
    }
    Item { Layout.fillHeight: true }
}
