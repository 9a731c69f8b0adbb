### What Mingma says to its users: address

address-none = the item “{ $id }” has no address, and neither its department nor the site has an item_url
    .label = this item
    .help = Fill in its 网址 column, or write item_url in department.toml or mingma.toml.
address-unknown-placeholder = address templates know no { "{" }{ $name }{ "}" }
    .label = unknown
    .help = { $nearest ->
        [none] Known: { $known }.
       *[other] Was { "{" }{ $nearest }{ "}" } meant? Known: { $known }.
    }
address-brace = a brace in an address template stands alone
    .label = here
    .help = Placeholders are written { "{" }id{ "}" }; a brace that belongs to the address is written %7B or %7D.
address-dropped = { $part } was left out of the address of “{ $id }”
    .label = written here
    .help = Printed codes carry no fragments and no tracking parameters.
address-repeated = { $shown }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    } lead to the same address { $url }
    .label = one of them
    .help = If this is not meant, look for an address copied from another row.
address-character = the address of “{ $id }” holds white space, a control character or a backslash ({ $character }): { $url }
    .label = not an address
    .help = Copy it from the browser's address bar once more.
address-scheme = the address of “{ $id }” does not begin with http:// or https://: { $url }
    .label = not an address
    .help = Write the whole address. Some phones do not take a code without it for an address.
address-broken = the address of “{ $id }” is not one: { $url }
    .label = not an address
address-credentials = the address of “{ $id }” holds a user name or password: { $url }
    .label = not for print
    .help = Take out the @ and what stands before it.
address-ip = the address of “{ $id }” has a number in place of a host name: { $url }
    .label = not for print
    .help = Use the government site's name.
address-path-trick = the path of the address of “{ $id }” has a . or .. or an encoded slash in it: { $url }
    .label = not for print
    .help = Write the path the page really has.
address-percent = in the address of “{ $id }” a % is not followed by two hexadecimal digits: { $url }
    .label = not an address
    .help = A per cent sign of its own is written %25.
address-host = “{ $id }” leads to { $host }, which is not on the allow-list: { $url }
    .label = not on the list
    .help = If codes may lead there, add the host with a path prefix under [addresses] in mingma.toml; short links and third-party “live codes” do not belong there.
address-look-alike = “{ $id }” leads to { $host }, which only has { $like } in its name and is another host: { $url }
    .label = a look-alike
    .help = Forged addresses are often written so: find out where it came from.
address-path = the path { $path } of “{ $id }” is not below an allowed prefix ({ $prefixes }): { $url }
    .label = not on the list
    .help = Check spelling and capitals; if codes may lead there, add the prefix under [addresses].
address-port = the address of “{ $id }” uses port { $port }, which is not listed: { $url }
    .label = not on the list
    .help = If it is needed, write ports = [{ $port }] beside that host under [addresses].
address-bad-host = “{ $host }” on the allow-list is not a host
    .label = a name is expected
    .help = Only the name, such as www.example.gov.cn, without http:// and without a path.
address-odd-host = the host “{ $host }” on the allow-list has a letter of another script in it: “{ $character }”
    .label = perhaps a forged name
    .help = Names use Latin letters, digits and Chinese characters: type it anew by hand.
address-bad-prefix = “{ $path }” on the allow-list is not a path prefix
    .label = should begin with /
    .help = For example path = "/zwgk/".
address-permalink-prefix = “{ $prefix }” cannot stand before the ids of codes
    .label = not a plain folder
    .help = Write the city's host and a short folder of letters and digits, with a slash at the end: https://{ "{" }host{ "}" }/q/
address-permalink-circle = “{ $id }” leads to a short address, { $url }, and would lead in a circle
    .label = not a page
    .help = Write the address of the page itself; short addresses are for codes alone.
address-permalink-taken = “{ $id }” and “{ $retired }”, which was issued before, are one address to a web server
    .help = Ids that differ in case alone cannot be told apart; give the new item another one.
