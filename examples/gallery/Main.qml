// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
import HttpQ

ApplicationWindow {
    id: window

    //! The server that is asked.
    required property url baseUrl

    width: 960
    height: 640
    visible: true
    title: qsTr("HttpQ gallery")

    HttpClient {
        id: api

        baseUrl: window.baseUrl
    }

    header: TabBar {
        id: tabs

        objectName: "tabs"
        TabButton { text: qsTr("Catalogue") }
        TabButton { text: qsTr("Images") }
        TabButton { text: qsTr("Live") }
        TabButton { text: qsTr("Upload") }
        TabButton { text: qsTr("Download") }
        TabButton { text: qsTr("Errors") }
        TabButton { text: qsTr("Network") }
    }

    StackLayout {
        anchors.fill: parent
        anchors.margins: 12
        currentIndex: tabs.currentIndex

        CataloguePage { client: api }
        ImagesPage { client: api }
        LivePage {
            client: api
            active: tabs.currentIndex === 2
        }
        UploadPage { client: api }
        DownloadPage { client: api }
        ErrorsPage { client: api }
        NetworkInspector {
            objectName: "inspector"
            clients: [api]
        }
    }
}
