#!/usr/bin/env python3
"""project.py CATALOGUE.json FOLDER: a Mingma project of a catalogue that other programs set too.

The catalogue has `title`, `issuer`, `date`, `departments` (`id`, `name`) and `items` (`id`, `dept`, `name`, `category`,
`basis`, `content`, `subject`, `time`, `method`, `url`). The layout beside this script becomes the project's only one.
"""
import csv, json, pathlib, shutil, sys
from urllib.parse import urlsplit

catalogue = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
root = pathlib.Path(sys.argv[2])
host = urlsplit(catalogue["items"][0]["url"]).hostname

def write(name, text):
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")

def text(value):
    return json.dumps(value, ensure_ascii=False)

shutil.copytree(pathlib.Path(__file__).with_name("layout"), root / "layouts/book", dirs_exist_ok=True)
write("mingma.toml", f"""host = "{host}"

[site]
id = "SITE"
name = {text(catalogue["title"])}
office = {text(catalogue["issuer"])}
telephone = "010-00000000"
address = "示例市"
hours = "工作日"
complaints = "12345"
edition = {text(catalogue["date"])}
sample = true
home = "https://{{host}}/"
department_home = "https://{{host}}/c/{{department_lower}}/"
item_url = "https://{{host}}/c/{{department_lower}}/{{id_lower}}"

[addresses]
allow = [{{ host = "{{host}}", path = "/" }}]

[codes]
level = "M"

[build]
layouts = ["book"]
date = 2026-07-01
""")
write("negative-list.toml", '# 没有不予公开的事项。\n')
categories = sorted({item["category"] for item in catalogue["items"]})
write("catalog/fields.toml", "".join(
    f'[[field]]\nid = "c{number}"\nname = {text(name)}\n\n' for number, name in enumerate(categories)))
for order, department in enumerate(catalogue["departments"]):
    folder = f"catalog/{department['id']}"
    name = department["name"]
    write(f"{folder}/department.toml", f"""id = "D{department['id']}"
name = {text(name)}
short_name = {text(name)}
order = {order}
duties = {text(name)}
address = "示例市"
telephone = "010-00000000"
""")
    rows = [item for item in catalogue["items"] if item["dept"] == department["id"]]
    with open(root / folder / "items.csv", "w", encoding="utf-8", newline="") as out:
        sheet = csv.writer(out)
        sheet.writerow("编号 领域 一级事项 二级事项 名称 依据 内容 主体 时限 方式 网址".split())
        for item in rows:
            sheet.writerow([f"D{item['dept']}-{item['id'][-5:]}", f"c{categories.index(item['category'])}", item["category"],
                            f"{item['name']}（{item['id']}）", item["name"], item["basis"], item["content"],
                            item["subject"], item["time"], item["method"], item["url"]])
