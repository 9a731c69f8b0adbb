### Mingma 的用户可见文本：output

output-unsafe-name =
    { $fault ->
        [empty] 文件名“{ $path }”不完整：路径中有空的一段（{ $owner }）
        [dots] 文件名“{ $path }”不可用：不得以圆点开头，也不得跳出输出文件夹（{ $owner }）
        [character] 文件名“{ $path }”含有不可用于文件名的字符（{ $owner }）
        [reserved] 文件名“{ $path }”是 Windows 的保留名称（{ $owner }）
        [edge] 文件名“{ $path }”不得以空格开头，也不得以空格或圆点结尾（{ $owner }）
       *[long] 文件名“{ $path }”过长（{ $owner }）
    }
    .help = 请修改用来组成文件名的编号或版式名称。文件名不会被自动改写，以便与清单保持一致。

output-collision = 两个文件将写到同一位置：“{ $path }”（{ $owner }）与“{ $other_path }”（{ $other_owner }）
    .help = 部分磁盘不区分大小写和全角、半角字符。请修改其中一个编号，或修改版式的文件名设置。

output-cannot-write =
    { $reason ->
        [full] 磁盘已满，无法写入“{ $path }”
        [denied] 没有写入权限：“{ $path }”
        [read-only] 磁盘为只读，无法写入“{ $path }”
        [too-large] 文件超过系统允许的大小，无法写入“{ $path }”
        [in-the-way] 同名的文件或文件夹占用了位置，无法写入“{ $path }”
        [busy] 文件正被其他程序使用，无法写入“{ $path }”
       *[other] 无法写入“{ $path }”：{ $detail }
    }
    .help = 没有留下写了一半的文件。排除原因后重新运行，即可接着完成。

output-cannot-read =
    { $reason ->
        [denied] 没有读取权限：“{ $path }”
        [in-the-way] “{ $path }”的上级不是文件夹，无法读取
       *[other] 无法读取“{ $path }”：{ $detail }
    }

output-cannot-delete =
    { $reason ->
        [denied] 没有权限删除已不再生成的文件“{ $path }”
        [busy] 文件正被其他程序使用，无法删除：“{ $path }”
       *[other] 无法删除已不再生成的文件“{ $path }”：{ $detail }
    }
    .help = 请关闭正在使用该文件的程序，或检查权限，然后重新运行。

output-not-a-folder = 输出文件夹中的“{ $path }”不是普通文件夹
    .help = 为防止写到输出文件夹之外，不会跟随链接。请移走它后重新运行。

output-busy = 另一个 Mingma 正在写入“{ $path }”
    .help = 请等它结束后再运行。

output-changed-meanwhile = 生成期间，另一次运行改动了“{ $path }”
    .help = 请重新运行。

output-newer-manifest = “{ $path }”由更新版本的 Mingma 写成，本版本不能改动
    .help = 请改用新版本，或用 --output 指定另一个文件夹。

output-damaged-manifest = 无法读懂上次的清单“{ $path }”，将全部重新生成：{ $detail }
    .help = 上次生成而本次不再生成的文件无从得知，不会被删除；如有需要，请自行检查输出文件夹。
