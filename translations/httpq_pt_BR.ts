<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR" sourcelanguage="en">
<context>
    <name>HttpQ::Attempt</name>
    <message>
        <source>Redirect</source>
        <extracomment>Why a request is sent once more: the server names another address.</extracomment>
        <translation>Redirecionamento</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <extracomment>Why a request is sent once more: the server asks who it is from.</extracomment>
        <translation>Autenticação</translation>
    </message>
    <message>
        <source>Another try</source>
        <extracomment>Why a request is sent once more: it failed before.</extracomment>
        <translation>Nova tentativa</translation>
    </message>
    <message>
        <source>Sent without asking first</source>
        <extracomment>Why a request is sent once more: the server does not want to be asked first whether the content may come (status 417), so it is sent at once.</extracomment>
        <translation>Envio sem consulta prévia</translation>
    </message>
</context>
<context>
    <name>HttpQ::Error</name>
    <message>
        <source>Waiting for a connection</source>
        <translation>Aguardando uma conexão</translation>
    </message>
    <message>
        <source>Looking up the address</source>
        <translation>Procurando o endereço</translation>
    </message>
    <message>
        <source>Connecting</source>
        <extracomment>A phase of a request: it is being connected to the server.</extracomment>
        <translation>Conectando</translation>
    </message>
    <message>
        <source>Securing the connection</source>
        <translation>Protegendo a conexão</translation>
    </message>
    <message>
        <source>Sending</source>
        <extracomment>A phase of a request: it is on its way to the server.</extracomment>
        <translation>Enviando</translation>
    </message>
    <message>
        <source>Waiting for the answer</source>
        <translation>Aguardando a resposta</translation>
    </message>
    <message>
        <source>Receiving</source>
        <extracomment>A phase of a request: its answer is coming in.</extracomment>
        <translation>Recebendo</translation>
    </message>
    <message>
        <source>en</source>
        <comment>the code of this translation&apos;s language, such as de or zh_CN</comment>
        <translation>pt_BR</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a sentence and the next one, with what stands between them</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The cause is on this device or in the program&apos;s settings.</source>
        <translation>A causa está neste dispositivo ou nas configurações do programa.</translation>
    </message>
    <message>
        <source>Check the network connection and try again.</source>
        <translation>Verifique a conexão de rede e tente novamente.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Tente novamente em alguns instantes.</translation>
    </message>
    <message>
        <source>The fault is not yours: try again later, and if it stays, tell those who run the server.</source>
        <translation>O problema não é culpa sua: tente novamente mais tarde e, se ele persistir, avise os responsáveis pelo servidor.</translation>
    </message>
    <message>
        <source>This is a mistake in the program: please report it to its makers.</source>
        <translation>Este é um erro do programa: avise os desenvolvedores, por favor.</translation>
    </message>
    <message>
        <source>Check that the address is spelled correctly.</source>
        <translation>Verifique se o endereço está escrito corretamente.</translation>
    </message>
    <message>
        <source>Check the user name and the password.</source>
        <translation>Verifique o nome de usuário e a senha.</translation>
    </message>
    <message>
        <source>Check the proxy settings.</source>
        <translation>Verifique as configurações do proxy.</translation>
    </message>
    <message>
        <source>Try it with less at once.</source>
        <translation>Tente com menos dados de cada vez.</translation>
    </message>
    <message numerus="yes">
        <source>The server sent more than %n bytes of accompanying data.</source>
        <translation>
            <numerusform>O servidor enviou mais de %n byte de dados complementares.</numerusform>
            <numerusform>O servidor enviou mais de %n bytes de dados complementares.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server sent more than %1 of accompanying data.</source>
        <translation>O servidor enviou mais de %1 de dados complementares.</translation>
    </message>
    <message numerus="yes">
        <source>The content is larger than %n bytes.</source>
        <translation>
            <numerusform>O conteúdo tem mais de %n byte.</numerusform>
            <numerusform>O conteúdo tem mais de %n bytes.</numerusform>
        </translation>
    </message>
    <message>
        <source>The content is larger than %1.</source>
        <translation>O conteúdo tem mais de %1.</translation>
    </message>
    <message numerus="yes">
        <source>A line of the content is longer than %n bytes.</source>
        <translation>
            <numerusform>Uma linha do conteúdo tem mais de %n byte.</numerusform>
            <numerusform>Uma linha do conteúdo tem mais de %n bytes.</numerusform>
        </translation>
    </message>
    <message>
        <source>A line of the content is longer than %1.</source>
        <translation>Uma linha do conteúdo tem mais de %1.</translation>
    </message>
    <message numerus="yes">
        <source>The request, not counting its content, is longer than %n bytes.</source>
        <translation>
            <numerusform>A requisição, sem contar o conteúdo, tem mais de %n byte.</numerusform>
            <numerusform>A requisição, sem contar o conteúdo, tem mais de %n bytes.</numerusform>
        </translation>
    </message>
    <message>
        <source>The request, not counting its content, is longer than %1.</source>
        <translation>A requisição, sem contar o conteúdo, tem mais de %1.</translation>
    </message>
    <message numerus="yes">
        <source>The address is longer than %n bytes.</source>
        <translation>
            <numerusform>O endereço tem mais de %n byte.</numerusform>
            <numerusform>O endereço tem mais de %n bytes.</numerusform>
        </translation>
    </message>
    <message>
        <source>The address is longer than %1.</source>
        <translation>O endereço tem mais de %1.</translation>
    </message>
    <message numerus="yes">
        <source>The server sent more than %n preliminary answers.</source>
        <translation>
            <numerusform>O servidor enviou mais de %n resposta provisória.</numerusform>
            <numerusform>O servidor enviou mais de %n respostas provisórias.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The answer is compressed more than %n times over.</source>
        <translation>
            <numerusform>A resposta foi compactada mais de %n vez.</numerusform>
            <numerusform>A resposta foi compactada mais de %n vezes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decompressed, the answer is more than %n times as large as it came.</source>
        <translation>
            <numerusform>Descompactada, a resposta tem mais de %n vez o tamanho com que chegou.</numerusform>
            <numerusform>Descompactada, a resposta tem mais de %n vezes o tamanho com que chegou.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n requests were waiting at once.</source>
        <translation>
            <numerusform>Havia mais de %n requisição em espera ao mesmo tempo.</numerusform>
            <numerusform>Havia mais de %n requisições em espera ao mesmo tempo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server set more than %n cookies at once.</source>
        <translation>
            <numerusform>O servidor definiu mais de %n cookie de uma só vez.</numerusform>
            <numerusform>O servidor definiu mais de %n cookies de uma só vez.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n hosts ask for secure connections only.</source>
        <translation>
            <numerusform>Mais de %n servidor só aceita conexões seguras.</numerusform>
            <numerusform>Mais de %n servidores só aceitam conexões seguras.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server passed the request on to another address more than %n times.</source>
        <translation>
            <numerusform>O servidor redirecionou a requisição para outro endereço mais de %n vez.</numerusform>
            <numerusform>O servidor redirecionou a requisição para outro endereço mais de %n vezes.</numerusform>
        </translation>
    </message>
    <message>
        <source>No connection became free in time, because too many requests were running at once.</source>
        <translation>Nenhuma conexão ficou livre a tempo, porque havia requisições simultâneas demais.</translation>
    </message>
    <message>
        <source>No connection to %1 became free in time, because too many requests were running at once.</source>
        <translation>Nenhuma conexão com %1 ficou livre a tempo, porque havia requisições simultâneas demais.</translation>
    </message>
    <message>
        <source>Connecting to the server took too long.</source>
        <translation>A conexão com o servidor demorou demais.</translation>
    </message>
    <message>
        <source>Connecting to %1 took too long.</source>
        <translation>A conexão com %1 demorou demais.</translation>
    </message>
    <message>
        <source>Check the network connection; the server may be out of service, too.</source>
        <translation>Verifique a conexão de rede; o servidor também pode estar fora do ar.</translation>
    </message>
    <message>
        <source>The server was silent for too long.</source>
        <translation>O servidor ficou tempo demais sem responder.</translation>
    </message>
    <message>
        <source>%1 was silent for too long.</source>
        <translation>%1 ficou tempo demais sem responder.</translation>
    </message>
    <message>
        <source>The server may be overloaded: try again later.</source>
        <translation>O servidor pode estar sobrecarregado: tente novamente mais tarde.</translation>
    </message>
    <message>
        <source>Sending to the server took too long.</source>
        <translation>O envio de dados ao servidor demorou demais.</translation>
    </message>
    <message>
        <source>Sending to %1 took too long.</source>
        <translation>O envio de dados a %1 demorou demais.</translation>
    </message>
    <message>
        <source>The request was not completed in time.</source>
        <translation>A requisição não foi concluída a tempo.</translation>
    </message>
    <message>
        <source>The request to %1 was not completed in time.</source>
        <translation>A requisição a %1 não foi concluída a tempo.</translation>
    </message>
    <message>
        <source>The network or the server may be slow: try again later.</source>
        <translation>A rede ou o servidor pode estar lento: tente novamente mais tarde.</translation>
    </message>
    <message>
        <source>The server was not found on the network.</source>
        <translation>O servidor não foi encontrado na rede.</translation>
    </message>
    <message>
        <source>%1 was not found on the network.</source>
        <translation>%1 não foi encontrado na rede.</translation>
    </message>
    <message>
        <source>Check the network connection and that the name is spelled correctly.</source>
        <translation>Verifique a conexão de rede e se o nome está escrito corretamente.</translation>
    </message>
    <message>
        <source>The server could not be reached.</source>
        <translation>Não foi possível acessar o servidor.</translation>
    </message>
    <message>
        <source>%1 could not be reached.</source>
        <translation>Não foi possível acessar %1.</translation>
    </message>
    <message>
        <source>Check the address and the network connection; the server may be out of service, too.</source>
        <translation>Verifique o endereço e a conexão de rede; o servidor também pode estar fora do ar.</translation>
    </message>
    <message>
        <source>The connection to the server broke off.</source>
        <translation>A conexão com o servidor foi interrompida.</translation>
    </message>
    <message>
        <source>The connection to %1 broke off.</source>
        <translation>A conexão com %1 foi interrompida.</translation>
    </message>
    <message>
        <source>The connection to the server broke off before the request was sent completely.</source>
        <translation>A conexão com o servidor foi interrompida antes que a requisição fosse totalmente enviada.</translation>
    </message>
    <message>
        <source>The connection to %1 broke off before the request was sent completely.</source>
        <translation>A conexão com %1 foi interrompida antes que a requisição fosse totalmente enviada.</translation>
    </message>
    <message>
        <source>The connection to the server was not closed properly.</source>
        <translation>A conexão com o servidor não foi encerrada corretamente.</translation>
    </message>
    <message>
        <source>The connection to %1 was not closed properly.</source>
        <translation>A conexão com %1 não foi encerrada corretamente.</translation>
    </message>
    <message>
        <source>A secure connection to the server could not be established.</source>
        <translation>Não foi possível estabelecer uma conexão segura com o servidor.</translation>
    </message>
    <message>
        <source>A secure connection to %1 could not be established.</source>
        <translation>Não foi possível estabelecer uma conexão segura com %1.</translation>
    </message>
    <message>
        <source>Check this device&apos;s date and time. If they are right, it may not be the server that it claims to be.</source>
        <translation>Verifique a data e a hora deste dispositivo. Se estiverem certas, o servidor pode não ser quem diz ser.</translation>
    </message>
    <message>
        <source>The request cannot be sent as it is.</source>
        <translation>A requisição não pode ser enviada como está.</translation>
    </message>
    <message>
        <source>The server&apos;s answer is incomplete or not understandable.</source>
        <translation>A resposta do servidor está incompleta ou é incompreensível.</translation>
    </message>
    <message>
        <source>The answer from %1 is incomplete or not understandable.</source>
        <translation>A resposta de %1 está incompleta ou é incompreensível.</translation>
    </message>
    <message>
        <source>The proxy server cannot be used.</source>
        <translation>O servidor proxy não pode ser usado.</translation>
    </message>
    <message>
        <source>The address begins with neither http:// nor https://.</source>
        <translation>O endereço não começa com http:// nem com https://.</translation>
    </message>
    <message>
        <source>The server&apos;s answer cannot be read: it is damaged, or not what was expected.</source>
        <translation>Não foi possível ler a resposta do servidor: ela está danificada ou não é o que se esperava.</translation>
    </message>
    <message>
        <source>The answer from %1 cannot be read: it is damaged, or not what was expected.</source>
        <translation>Não foi possível ler a resposta de %1: ela está danificada ou não é o que se esperava.</translation>
    </message>
    <message>
        <source>The server passes the request around in a circle.</source>
        <translation>O servidor redireciona a requisição em círculos.</translation>
    </message>
    <message>
        <source>Signing in to the server failed.</source>
        <translation>A autenticação no servidor falhou.</translation>
    </message>
    <message>
        <source>Signing in to %1 failed.</source>
        <translation>A autenticação em %1 falhou.</translation>
    </message>
    <message>
        <source>Several cookies have the name that was asked for.</source>
        <translation>Há vários cookies com o nome solicitado.</translation>
    </message>
    <message>
        <source>A file could not be read or written.</source>
        <translation>Não foi possível ler ou gravar um arquivo.</translation>
    </message>
    <message>
        <source>A part of the program failed while it handled the request.</source>
        <translation>Uma parte do programa falhou ao processar a requisição.</translation>
    </message>
    <message>
        <source>A limit that protects this program was exceeded.</source>
        <translation>Um limite que protege este programa foi ultrapassado.</translation>
    </message>
    <message>
        <source>The request was cancelled.</source>
        <translation>A requisição foi cancelada.</translation>
    </message>
    <message>
        <source>The request to %1 was cancelled.</source>
        <translation>A requisição a %1 foi cancelada.</translation>
    </message>
    <message>
        <source>The address is not valid.</source>
        <translation>O endereço não é válido.</translation>
    </message>
    <message>
        <source>The answer has been read already and is not there a second time.</source>
        <translation>A resposta já foi lida e não está disponível uma segunda vez.</translation>
    </message>
    <message>
        <source>The answer was closed before it was read completely.</source>
        <translation>A resposta foi fechada antes de ser lida por completo.</translation>
    </message>
    <message>
        <source>The answer has not been read yet.</source>
        <translation>A resposta ainda não foi lida.</translation>
    </message>
    <message>
        <source>The server reported an error.</source>
        <translation>O servidor informou um erro.</translation>
    </message>
    <message>
        <source>The server asks you to sign in (status %1).</source>
        <translation>O servidor exige autenticação (status %1).</translation>
    </message>
    <message>
        <source>The server does not allow this (status %1).</source>
        <translation>O servidor não permite isso (status %1).</translation>
    </message>
    <message>
        <source>You may need another account, or a permission from those who run the server.</source>
        <translation>Talvez você precise de outra conta ou de uma permissão dos responsáveis pelo servidor.</translation>
    </message>
    <message>
        <source>The server has nothing at this address (status %1).</source>
        <translation>O servidor não tem nada neste endereço (status %1).</translation>
    </message>
    <message>
        <source>Check the address; what was there may have been moved or deleted.</source>
        <translation>Verifique o endereço; o que havia ali pode ter sido movido ou excluído.</translation>
    </message>
    <message>
        <source>The proxy server asks you to sign in (status %1).</source>
        <translation>O servidor proxy exige autenticação (status %1).</translation>
    </message>
    <message>
        <source>The request took too long to reach the server (status %1).</source>
        <translation>A requisição demorou demais para chegar ao servidor (status %1).</translation>
    </message>
    <message>
        <source>The request does not fit what the server has by now (status %1).</source>
        <translation>A requisição não corresponde ao que há agora no servidor (status %1).</translation>
    </message>
    <message>
        <source>Somebody else may have changed it: load it again and then repeat your change.</source>
        <translation>Outra pessoa pode ter feito alterações: recarregue os dados e depois repita a sua alteração.</translation>
    </message>
    <message>
        <source>What was sent is too large for the server (status %1).</source>
        <translation>O que foi enviado é grande demais para o servidor (status %1).</translation>
    </message>
    <message>
        <source>The server has had too many requests from you (status %1).</source>
        <translation>O servidor recebeu requisições demais de você (status %1).</translation>
    </message>
    <message>
        <source>Wait a while before you try again.</source>
        <translation>Espere um pouco antes de tentar novamente.</translation>
    </message>
    <message>
        <source>The server must not show this for legal reasons (status %1).</source>
        <translation>O servidor não pode mostrar isso por motivos legais (status %1).</translation>
    </message>
    <message>
        <source>The server rejected the request (status %1).</source>
        <translation>O servidor rejeitou a requisição (status %1).</translation>
    </message>
    <message>
        <source>Check what you entered. If it is right, this is a mistake in the program.</source>
        <translation>Verifique o que foi digitado. Se estiver certo, é um erro do programa.</translation>
    </message>
    <message>
        <source>The server got no usable answer from another server behind it (status %1).</source>
        <translation>O servidor não obteve uma resposta válida de outro servidor do qual depende (status %1).</translation>
    </message>
    <message>
        <source>The server is overloaded or under maintenance (status %1).</source>
        <translation>O servidor está sobrecarregado ou em manutenção (status %1).</translation>
    </message>
    <message>
        <source>Something went wrong on the server (status %1).</source>
        <translation>Algo deu errado no servidor (status %1).</translation>
    </message>
    <message>
        <source>The server did not send what was asked for (status %1).</source>
        <translation>O servidor não enviou o que foi pedido (status %1).</translation>
    </message>
    <message>
        <source>This happened while waiting for a free connection.</source>
        <translation>Isso aconteceu durante a espera por uma conexão livre.</translation>
    </message>
    <message>
        <source>This happened while looking up the server&apos;s address.</source>
        <translation>Isso aconteceu durante a busca do endereço do servidor.</translation>
    </message>
    <message>
        <source>This happened while connecting to the server.</source>
        <translation>Isso aconteceu durante a conexão com o servidor.</translation>
    </message>
    <message>
        <source>This happened while securing the connection.</source>
        <translation>Isso aconteceu enquanto a conexão era protegida.</translation>
    </message>
    <message>
        <source>This happened while sending the request.</source>
        <translation>Isso aconteceu durante o envio da requisição.</translation>
    </message>
    <message>
        <source>This happened while waiting for the answer.</source>
        <translation>Isso aconteceu durante a espera pela resposta.</translation>
    </message>
    <message>
        <source>This happened while receiving the answer.</source>
        <translation>Isso aconteceu durante o recebimento da resposta.</translation>
    </message>
    <message>
        <source>The request was to %1.</source>
        <translation>A requisição era para %1.</translation>
    </message>
    <message>
        <source>If this is to be expected, the program has to allow more.</source>
        <translation>Se isso for esperado, o programa precisa permitir mais.</translation>
    </message>
    <message numerus="yes">
        <source>The server sent more than %n header fields.</source>
        <translation>
            <numerusform>O servidor enviou mais de %n campo de cabeçalho.</numerusform>
            <numerusform>O servidor enviou mais de %n campos de cabeçalho.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The content to be sent is larger than %n bytes.</source>
        <translation>
            <numerusform>O conteúdo a enviar tem mais de %n byte.</numerusform>
            <numerusform>O conteúdo a enviar tem mais de %n bytes.</numerusform>
        </translation>
    </message>
    <message>
        <source>The content to be sent is larger than %1.</source>
        <translation>O conteúdo a enviar tem mais de %1.</translation>
    </message>
    <message>
        <source>Check the address. If it is right, the program has to allow longer ones.</source>
        <translation>Verifique o endereço. Se estiver correto, o programa precisa permitir endereços mais longos.</translation>
    </message>
    <message>
        <source>Check the address and the program&apos;s network settings.</source>
        <translation>Verifique o endereço e as configurações de rede do programa.</translation>
    </message>
    <message>
        <source>Check which certificates the program is to use.</source>
        <translation>Verifique quais certificados o programa deve usar.</translation>
    </message>
    <message>
        <source>The program does not say properly what it looks for in the answer.</source>
        <translation>O programa não indica corretamente o que procura na resposta.</translation>
    </message>
    <message>
        <source>The program looked for another address in the answer, which names none.</source>
        <translation>O programa procurou outro endereço na resposta, mas ela não contém nenhum.</translation>
    </message>
    <message>
        <source>The server points to another address, which cannot be used or is not allowed.</source>
        <translation>O servidor aponta para outro endereço, que não pode ser usado ou não é permitido.</translation>
    </message>
    <message>
        <source>If this is to be expected, the program has to allow it.</source>
        <translation>Se isso for esperado, o programa precisa permiti-lo.</translation>
    </message>
    <message>
        <source>The file that came is not the one that was expected.</source>
        <translation>O arquivo recebido não é o esperado.</translation>
    </message>
    <message>
        <source>The file that came from %1 is not the one that was expected.</source>
        <translation>O arquivo recebido de %1 não é o esperado.</translation>
    </message>
    <message>
        <source>Check that the file or its folder is there, that you may access it, and that there is enough free space.</source>
        <translation>Verifique se o arquivo ou a pasta dele existe, se você tem acesso e se há espaço livre suficiente.</translation>
    </message>
</context>
<context>
    <name>HttpQ::FileDownload</name>
    <message>
        <source>Not started</source>
        <translation>Não iniciado</translation>
    </message>
    <message>
        <source>Downloading</source>
        <translation>Baixando</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Em pausa</translation>
    </message>
    <message>
        <source>Completed</source>
        <extracomment>A state of a download.</extracomment>
        <translation>Concluído</translation>
    </message>
    <message>
        <source>Failed</source>
        <extracomment>A state of a download.</extracomment>
        <translation>Falhou</translation>
    </message>
</context>
<context>
    <name>HttpQ::PendingResponse</name>
    <message>
        <source>Waiting for the answer</source>
        <translation>Aguardando a resposta</translation>
    </message>
    <message>
        <source>Receiving</source>
        <extracomment>A state of a request: its answer is coming in.</extracomment>
        <translation>Recebendo</translation>
    </message>
    <message>
        <source>Completed</source>
        <extracomment>A state of a request.</extracomment>
        <translation>Concluída</translation>
    </message>
    <message>
        <source>Failed</source>
        <extracomment>A state of a request.</extracomment>
        <translation>Falhou</translation>
    </message>
</context>
<context>
    <name>HttpQ::TraceEvent</name>
    <message>
        <source>Request started</source>
        <translation>Requisição iniciada</translation>
    </message>
    <message>
        <source>Waiting for a connection</source>
        <translation>Aguardando uma conexão</translation>
    </message>
    <message>
        <source>Connection ready</source>
        <translation>Conexão pronta</translation>
    </message>
    <message>
        <source>Looking up the address</source>
        <translation>Procurando o endereço</translation>
    </message>
    <message>
        <source>Address found</source>
        <translation>Endereço encontrado</translation>
    </message>
    <message>
        <source>Address not found</source>
        <translation>Endereço não encontrado</translation>
    </message>
    <message>
        <source>Connecting</source>
        <extracomment>What happens to a request at a moment: connecting to the server begins.</extracomment>
        <translation>Conectando</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Conectado</translation>
    </message>
    <message>
        <source>Connecting failed</source>
        <translation>Falha na conexão</translation>
    </message>
    <message>
        <source>Securing the connection</source>
        <translation>Protegendo a conexão</translation>
    </message>
    <message>
        <source>Connection secured</source>
        <translation>Conexão protegida</translation>
    </message>
    <message>
        <source>Connection could not be secured</source>
        <translation>Não foi possível proteger a conexão</translation>
    </message>
    <message>
        <source>Sending the request</source>
        <translation>Enviando a requisição</translation>
    </message>
    <message>
        <source>Request sent</source>
        <translation>Requisição enviada</translation>
    </message>
    <message>
        <source>Preliminary answer received</source>
        <translation>Resposta provisória recebida</translation>
    </message>
    <message>
        <source>Answer begun</source>
        <translation>Resposta iniciada</translation>
    </message>
    <message>
        <source>Content received</source>
        <translation>Conteúdo recebido</translation>
    </message>
    <message>
        <source>Following a redirect</source>
        <translation>Seguindo um redirecionamento</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Autenticando</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>Tentando novamente</translation>
    </message>
    <message>
        <source>Completed</source>
        <extracomment>What happens to a request at a moment.</extracomment>
        <translation>Concluída</translation>
    </message>
    <message>
        <source>Failed</source>
        <extracomment>What happens to a request at a moment.</extracomment>
        <translation>Falhou</translation>
    </message>
</context>
<context>
    <name>InspectorDetails</name>
    <message>
        <source>Headers</source>
        <translation>Cabeçalhos</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Requisição</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Resposta</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>Tempos</translation>
    </message>
    <message>
        <source>Copy as cURL</source>
        <translation>Copiar como cURL</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>Fechar os detalhes</translation>
    </message>
    <message>
        <source>There is no body, it is no text, or it is not kept.</source>
        <translation>Não há corpo, ou ele não é texto ou não foi guardado.</translation>
    </message>
    <message>
        <source>The response has not come yet.</source>
        <translation>A resposta ainda não chegou.</translation>
    </message>
    <message>
        <source>Status: %1</source>
        <translation>Status: %1</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>Erro: %1</translation>
    </message>
    <message>
        <source>Header fields of the request</source>
        <translation>Campos de cabeçalho da requisição</translation>
    </message>
    <message>
        <source>Header fields of the response</source>
        <translation>Campos de cabeçalho da resposta</translation>
    </message>
    <message>
        <source>Server&apos;s address: %1</source>
        <translation>Endereço do servidor: %1</translation>
    </message>
</context>
<context>
    <name>InspectorExport</name>
    <message>
        <source>Export as an HTTP archive</source>
        <translation>Exportar como arquivo HTTP (HAR)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salvar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>File:</source>
        <translation>Arquivo:</translation>
    </message>
    <message>
        <source>The file to be written</source>
        <translation>O arquivo a ser gravado</translation>
    </message>
    <message>
        <source>Secrets are masked as far as they are known to be such. Look at the file before you give it away.</source>
        <translation>Os segredos só são ocultados quando reconhecidos como tais. Examine o arquivo antes de compartilhá-lo.</translation>
    </message>
</context>
<context>
    <name>InspectorTable</name>
    <message>
        <source>Method</source>
        <translation>Método</translation>
    </message>
    <message>
        <source>URL</source>
        <translation>URL</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Tamanho</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>Fases</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Requisições</translation>
    </message>
    <message>
        <source>running</source>
        <translation>ativa</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>falhou</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>No request has all of these words.</source>
        <translation>Nenhuma requisição contém todas estas palavras.</translation>
    </message>
    <message>
        <source>No requests yet.</source>
        <translation>Ainda não há requisições.</translation>
    </message>
</context>
<context>
    <name>InspectorTimings</name>
    <message>
        <source>Started %1, and is running.</source>
        <translation>Início: %1; em andamento.</translation>
    </message>
    <message>
        <source>Started %1, and took %2.</source>
        <translation>Início: %1; duração: %2.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
</context>
<context>
    <name>NetworkInspector</name>
    <message>
        <source>Filter by words</source>
        <translation>Filtrar por palavras</translation>
    </message>
    <message>
        <source>Requests: %1</source>
        <translation>Requisições: %1</translation>
    </message>
    <message>
        <source>Requests: %1 of %2</source>
        <translation>Requisições: %1 de %2</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Limpar</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
</context>
</TS>
